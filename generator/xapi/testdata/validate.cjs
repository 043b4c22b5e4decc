// Prints, for each statement of the JSON array on standard input, what the validator of Learning Locker
// complains of.
const validate = require("@learninglocker/xapi-validation").default;

const text = require("fs").readFileSync(0, "utf8");
const complaints = JSON.parse(text).map((statement) => validate(statement).map((warning) => JSON.stringify(warning)));
process.stdout.write(JSON.stringify(complaints));
