package worksheet

import (
	"math/big"
)

// A Fault is why a cell has no value; "" is none.
type Fault string

// The faults of a cell.
const (
	FaultZero  Fault = "zero"  // a division by zero
	FaultLarge Fault = "large" // 10^30 or more, or a date outside the years 1 to 9999
	FaultPower Fault = "power" // a power that is not computed
	FaultRound Fault = "round" // round to digits that are not whole, or beyond 15
	FaultInput Fault = "input" // typed text that is no such value
	FaultLimit Fault = "limit" // an input outside its limits
)

const (
	places      = 30 // digits behind the point to which a long fraction is rounded
	longest     = 60 // digits of a denominator that is kept
	maxPower    = 1000
	maxRoot     = 100
	maxRounding = 15
)

// ten returns 10^n.
func ten(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// settle brings a result into the bounds that the package comment names.
func settle(x *big.Rat) (*big.Rat, Fault) {
	if x.Denom().Cmp(ten(longest)) > 0 {
		x = roundTo(x, places)
	}
	if new(big.Int).Abs(x.Num()).Cmp(new(big.Int).Mul(x.Denom(), ten(places))) >= 0 {
		return nil, FaultLarge
	}
	return x, ""
}

// roundTo rounds to digits behind the point, half away from zero; before the point when digits is negative.
func roundTo(x *big.Rat, digits int) *big.Rat {
	num, den := new(big.Int).Abs(x.Num()), new(big.Int).Set(x.Denom())
	scale := ten(max(digits, -digits))
	if digits >= 0 {
		num.Mul(num, scale)
	} else {
		den.Mul(den, scale)
	}
	num.Add(num.Lsh(num, 1), den)
	q := num.Quo(num, den.Lsh(den, 1))
	if x.Sign() < 0 {
		q.Neg(q)
	}
	if digits >= 0 {
		return new(big.Rat).SetFrac(q, scale)
	}
	return new(big.Rat).SetInt(q.Mul(q, scale))
}

func add(x, y *big.Rat) (*big.Rat, Fault)      { return settle(new(big.Rat).Add(x, y)) }
func subtract(x, y *big.Rat) (*big.Rat, Fault) { return settle(new(big.Rat).Sub(x, y)) }
func multiply(x, y *big.Rat) (*big.Rat, Fault) { return settle(new(big.Rat).Mul(x, y)) }

func divide(x, y *big.Rat) (*big.Rat, Fault) {
	if y.Sign() == 0 {
		return nil, FaultZero
	}
	return settle(new(big.Rat).Quo(x, y))
}

// power is x^y.
func power(x, y *big.Rat) (*big.Rat, Fault) {
	p, q := new(big.Int).Abs(y.Num()), y.Denom()
	if !p.IsInt64() || p.Int64() > maxPower || !q.IsInt64() || q.Int64() > maxRoot {
		return nil, FaultPower
	}
	root := int(q.Int64())
	if root > 1 && x.Sign() < 0 {
		return nil, FaultPower
	}
	result, fault := wholePower(x, int(p.Int64()))
	if fault != "" {
		return nil, fault
	}
	if y.Sign() < 0 {
		if result, fault = divide(big.NewRat(1, 1), result); fault != "" {
			return nil, fault
		}
	}
	if root == 1 {
		return result, ""
	}
	return rootOf(result, root), ""
}

// wholePower multiplies from the highest binary digit of n down.
func wholePower(x *big.Rat, n int) (*big.Rat, Fault) {
	result := big.NewRat(1, 1)
	var fault Fault
	for bit := 1 << 10; bit > 0; bit >>= 1 {
		if result, fault = multiply(result, result); fault != "" {
			return nil, fault
		}
		if n&bit == 0 {
			continue
		}
		if result, fault = multiply(result, x); fault != "" {
			return nil, fault
		}
	}
	return result, ""
}

// rootOf is the n-th root of x, which is not negative, cut to 30 digits behind the point: the largest y with y^n ≤ x·10^30n.
func rootOf(x *big.Rat, n int) *big.Rat {
	target := new(big.Int).Mul(x.Num(), ten(places*n))
	target.Quo(target, x.Denom())
	low, high := new(big.Int), new(big.Int).Lsh(big.NewInt(1), uint(target.BitLen()/n+1))
	exponent := big.NewInt(int64(n))
	for { // low^n ≤ target < high^n
		middle := new(big.Int).Add(low, high)
		middle.Rsh(middle, 1)
		if middle.Cmp(low) == 0 {
			return new(big.Rat).SetFrac(low, ten(places))
		}
		if new(big.Int).Exp(middle, exponent, nil).Cmp(target) <= 0 {
			low = middle
		} else {
			high = middle
		}
	}
}
