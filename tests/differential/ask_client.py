"""Asks the vendor's client about the shape of documents, without Azure and without a network.

Reads a JSON list of {"kind", "text"} from standard input and writes a JSON list to standard output: null where the
client takes the document, else the beginning of what it says.
"""

import io
import json
import logging
import sys
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

from azure.ai.ml import load_online_deployment, load_online_endpoint, load_workspace

LOAD = {"endpoint": load_online_endpoint, "deployment": load_online_deployment, "workspace": load_workspace}


def answer(case):
    try:
        LOAD[case["kind"]](io.StringIO(case["text"]))
    except Exception as error:  # Whatever it raises, a crash included, the file does not get through.
        said = " ".join(str(error).split()).split("failed: ")[-1].split("} If you")[0].split("Visit this link")[0]
        return f"{type(error).__name__}: {said}"[:300]
    return None


if __name__ == "__main__":
    cases = json.load(sys.stdin)
    answers = sys.stdout
    sys.stdout = sys.stderr  # The client prints remarks of its own.
    json.dump([answer(case) for case in cases], answers)
