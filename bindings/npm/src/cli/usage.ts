import { FORMS } from './forms.js';

/** The command line can not be followed as it stands. */
export class UsageError extends Error {}

export const USAGE = `Usage: cofferdam check [OPTION]... FILE|DIR|-...
       cofferdam plan [OPTION]... BEFORE AFTER

Says whether the network configuration of Azure Machine Learning managed online endpoints is supported, how isolated
it is, and whether it is isolated as meant. Reads text only: no Azure, no network.

\`plan\` says what changes from one configuration to another, whether it may, the steps that lead there in order, and
whether anything is wider open in between.

A directory stands for every file in it that may hold configuration, by its name: ${FORMS}.
Dot folders and those of dependencies, such as node_modules, are left out. Files that describe nothing that is judged
are only counted there. \`-\` is standard input.

Options may also stand in a file \`cofferdam.yaml\`: in a directory that is given, else in the working directory or the
nearest one above it, up to the root of the repository. What is given here wins over it.

Options:
  --format text|json         what to print (text)
  --intent NAME              what is meant: private-inbound, selected-addresses-inbound, public-inbound,
                             no-internet-egress, approved-egress-only, internet-egress; may be repeated
  --assume FACT=VALUE        fill in what the files do not say, such as workspace.private_endpoint=current
                             or, for one subject, FACT@SUBJECT=VALUE; may be repeated; with plan,
                             before:FACT=VALUE or after:FACT=VALUE for one side
  --set KEY=VALUE            override a property, as \`az ml ... --set\` does; may be repeated
  --severity RULE=SEVERITY   list findings of a rule as off, info, warning or error; changes no answer; may be repeated
  --ignore GLOB              leave out files of a directory; may be repeated
  --config FILE              use this config file
  --no-config                use none
  --edition current|2023-01  edition of the vendor's documentation to follow (current)
  --require-decided          exit 1 also when an answer depends on something that is not known
  --show SECTION,...         print these too: reachability (who can reach whom), inventory (what comes along and
                             what is needed, and a script that reads what is open)
  --checks                   list every check and how it ended
  -h, --help                 show this text
  -V, --version              show the version

Exit status:
  0  it works or may work, nothing is certainly wrong, and it is or may be as intended
  1  it does not work, an error is certain, it is not as intended, or a text could not be parsed; of a plan also:
     something is impossible, or certainly wider open in between
  2  bad usage, an input that can not be opened or is not text, or nothing in the input was recognised
`;
