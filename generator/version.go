package generator

// Version is the release of rampbook, as semver.org numbers them.
const Version = "0.1.0"
