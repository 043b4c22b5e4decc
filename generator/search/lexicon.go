package search

// A lexicon numbers terms as they turn up. The numbers mean nothing outside it, and terms stay in
// it when no page has them any more.
type lexicon struct {
	ids   map[string]uint32
	terms []string // by number
}

func (l *lexicon) number(term string) uint32 {
	id, known := l.ids[term]
	if !known {
		id = uint32(len(l.terms))
		l.ids[term] = id
		l.terms = append(l.terms, term)
	}
	return id
}

// A counter counts the terms of one section at a time. It remembers the terms of each word and
// pair it has met, so that most places in a text cost one look into a map.
type counter struct {
	lexicon lexicon
	words   map[string]known
	pairs   map[uint64]uint32
	folded  []byte
	counts  []uint32 // by number of the term; 0 between sections
	met     []uint32 // numbers that are not 0
	inText  []bool   // by number: some text has it as it is
	length  uint32
}

// known are the terms of a word; the first surface of them are its forms, the others only stems.
type known struct {
	terms   []uint32
	surface int
}

func newCounter() *counter {
	return &counter{lexicon: lexicon{ids: map[string]uint32{}}, words: map[string]known{}, pairs: map[uint64]uint32{}}
}

// add counts a text weight times.
func (c *counter) add(text string, weight uint32) {
	c.folded = foldingTable().append(c.folded[:0], text)
	last, end := rune(0), -1 // the character before, and where it ends
	flush := func() {
		if end >= 0 {
			c.count(c.pair(last, 0), weight)
		}
	}
	scan(c.folded, func(p piece) {
		c.length += weight
		if end >= 0 && p.start != end || p.kind == letter {
			flush()
			end = -1
		}
		if p.kind == letter {
			c.word(c.folded[p.start:p.end], weight)
			return
		}
		r, _ := decode(c.folded, p.start)
		if end >= 0 {
			c.count(c.pair(last, r), weight)
		}
		last, end = r, p.end
	})
	flush()
}

func (c *counter) word(text []byte, weight uint32) {
	k, met := c.words[string(text)]
	if !met {
		terms, surface := termsOf(wordChain().forms(string(text)))
		k.surface = surface
		for _, t := range terms {
			k.terms = append(k.terms, c.lexicon.number(t))
		}
		c.words[string(text)] = k
	}
	for i, id := range k.terms {
		c.count(id, weight)
		if i < k.surface {
			c.inText[id] = true
		}
	}
}

// pair is the number of the term of two characters; of one when b is 0.
func (c *counter) pair(a, b rune) uint32 {
	key := uint64(a)<<32 | uint64(b)
	id, met := c.pairs[key]
	if !met {
		term := string(a)
		if b != 0 {
			term += string(b)
		}
		id = c.lexicon.number(term)
		c.pairs[key] = id
	}
	return id
}

func (c *counter) count(id, weight uint32) {
	for int(id) >= len(c.counts) {
		c.counts = append(c.counts, make([]uint32, len(c.counts)+1024)...)
		c.inText = append(c.inText, make([]bool, len(c.counts)-len(c.inText))...)
	}
	if c.counts[id] == 0 {
		c.met = append(c.met, id)
	}
	c.counts[id] += weight
}

// once counts a term of a title or heading, which has frequency 1 however often it is met.
func (c *counter) once(term string) {
	id := c.lexicon.number(term)
	c.count(id, 0)
	c.counts[id] = 1
}

// take returns what was counted and begins anew.
func (c *counter) take() (list []frequency, length uint32) {
	list = make([]frequency, 0, len(c.met))
	for _, id := range c.met {
		list = append(list, frequency{id, c.counts[id], c.inText[id]})
		c.counts[id], c.inText[id] = 0, false
	}
	length = c.length
	c.met, c.length = c.met[:0], 0
	return list, length
}
