//! Programs.

use super::{ENDPOINT, may_be_open};

const HEAD: &str = "import os
from azure.ai.ml import MLClient
from azure.ai.ml.entities import *
client = MLClient(credential, subscription, group, \"research\")
";

fn program(text: &str) -> Vec<(&'static str, String)> {
    let made =
        "ep = ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\", public_network_access=\"disabled\")\n";
    vec![("deploy.py", format!("{HEAD}{}", text.replace("MADE\n", made)))]
}

#[test]
fn what_an_object_was_is_not_what_it_is() {
    let sent = "client.online_endpoints.begin_create_or_update(ep).result()\n";
    may_be_open(
        ENDPOINT,
        [
            ("set again", "MADE\nep.public_network_access = \"enabled\"\n"),
            ("set again perhaps", "MADE\nif flag:\n    ep.public_network_access = \"enabled\"\n"),
            ("set again in one line", "MADE\nif flag: ep.public_network_access = \"enabled\"\n"),
            ("set again in a loop", "MADE\nfor x in values:\n    ep.public_network_access = x\n"),
            ("set again where something fails", "MADE\ntry:\n    pass\nexcept Exception:\n    ep.public_network_access = \"enabled\"\n"),
            ("set by another name", "MADE\nother = ep\nother.public_network_access = \"enabled\"\n"),
            ("set by another name out of two", "MADE\nx = ep if flag else None\nx.public_network_access = \"enabled\"\n"),
            ("set within a list", "MADE\nall = [ep]\nall[0].public_network_access = \"enabled\"\n"),
            ("set for each of a list", "MADE\nfor e in [ep]:\n    e.public_network_access = \"enabled\"\n"),
            ("set within a dictionary", "MADE\nall = {\"a\": ep}\nall[\"a\"].public_network_access = \"enabled\"\n"),
            ("set by setattr", "MADE\nsetattr(ep, \"public_network_access\", \"enabled\")\n"),
            ("set by setattr for some key", "MADE\nfor key, value in settings.items():\n    setattr(ep, key, value)\n"),
            ("set by its dictionary", "MADE\nep.__dict__.update(settings)\n"),
            ("set by its dictionary's key", "MADE\nep.__dict__[\"public_network_access\"] = \"enabled\"\n"),
            ("set by vars", "MADE\nvars(ep)[\"public_network_access\"] = \"enabled\"\n"),
            ("set by vars and update", "MADE\nvars(ep).update(public_network_access=\"enabled\")\n"),
            ("set by a function", "def open_it(e):\n    e.public_network_access = \"enabled\"\nMADE\nopen_it(ep)\n"),
            ("set by a function that is imported", "from helpers import configure\nMADE\nconfigure(ep)\n"),
            ("set by a method", "MADE\nself.configure(ep)\n"),
            ("set by a lambda", "MADE\n(lambda e: setattr(e, \"public_network_access\", \"enabled\"))(ep)\n"),
            ("set by object", "MADE\nobject.__setattr__(ep, \"public_network_access\", \"enabled\")\n"),
            ("set by its own method", "MADE\nep.__setattr__(\"public_network_access\", \"enabled\")\n"),
            ("set among others", "MADE\nep.public_network_access, x = \"enabled\", 1\n"),
            ("set together", "MADE\nx = ep.public_network_access = \"enabled\"\n"),
            ("set by a loop's target", "MADE\nfor ep.public_network_access in [\"enabled\"]:\n    pass\n"),
            ("set by with", "MADE\nwith something() as ep.public_network_access:\n    pass\n"),
            ("deleted", "MADE\ndel ep.public_network_access\n"),
            ("made anew", "MADE\nep = ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\")\n"),
            ("made anew perhaps", "MADE\nif flag:\n    ep = ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\", public_network_access=\"enabled\")\n"),
            ("executed", "MADE\nexec(\"ep.public_network_access = 'enabled'\")\n"),
        ]
        .map(|(why, text)| (why, program(&format!("{text}{sent}")))),
    );
}

#[test]
fn what_arrives_later_is_not_forgotten() {
    let sent = "client.online_endpoints.begin_create_or_update(ep).result()\n";
    may_be_open(
        ENDPOINT,
        [
            ("sent again", "ep.public_network_access = \"enabled\"\nclient.online_endpoints.begin_create_or_update(ep)\n"),
            ("another with its name", "other = ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\", public_network_access=\"enabled\")\nclient.online_endpoints.begin_create_or_update(other)\n"),
            ("fetched and changed", "other = client.online_endpoints.get(\"ep\")\nother.public_network_access = \"enabled\"\nclient.online_endpoints.begin_create_or_update(other)\n"),
            ("fetched by another name", "other = client.online_endpoints.get(name)\nother.public_network_access = \"enabled\"\nclient.online_endpoints.begin_create_or_update(other)\n"),
            ("all of them changed", "for other in client.online_endpoints.list():\n    other.public_network_access = \"enabled\"\n    client.online_endpoints.begin_create_or_update(other)\n"),
            ("deleted and made again", "client.online_endpoints.begin_delete(\"ep\").wait()\nclient.online_endpoints.begin_create_or_update(ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\"))\n"),
        ]
        .map(|(why, text)| (why, program(&format!("MADE\n{sent}{text}")))),
    );
}

#[test]
fn what_a_name_was_is_not_what_it_is() {
    let used = "client.online_endpoints.begin_create_or_update(ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\", public_network_access=access))\n";
    may_be_open(
        ENDPOINT,
        [
            ("given again", "access = \"disabled\"\naccess = \"enabled\"\n"),
            ("given again perhaps", "access = \"disabled\"\nif flag:\n    access = \"enabled\"\n"),
            ("given again by a match", "access = \"disabled\"\nmatch mode:\n    case \"open\":\n        access = \"enabled\"\n"),
            ("given again by an expression", "access = \"disabled\"\nif (access := find()):\n    pass\n"),
            ("given again by a function", "access = \"disabled\"\ndef change():\n    global access\n    access = \"enabled\"\nchange()\n"),
            ("given again for the next turn", "access = \"disabled\"\nfor turn in range(2):\n    client.online_endpoints.begin_create_or_update(ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\", public_network_access=access))\n    access = \"enabled\"\n"),
            ("given again by globals", "access = \"disabled\"\nglobals()[\"access\"] = \"enabled\"\n"),
            ("given again by with", "access = \"disabled\"\nwith find() as access:\n    pass\n"),
            ("given again by for", "access = \"disabled\"\nfor access in [\"enabled\"]:\n    pass\n"),
            ("given again by for with others", "access = \"disabled\"\nfor i, access in enumerate(all):\n    pass\n"),
            ("given again by except", "access = \"disabled\"\ntry:\n    pass\nexcept Exception as access:\n    pass\n"),
            ("given again by an import", "access = \"disabled\"\nfrom settings import access\n"),
            ("given again by an import of everything", "access = \"disabled\"\nfrom settings import *\n"),
            ("given again by a definition", "access = \"disabled\"\ndef access():\n    return 1\n"),
            ("given again among others", "access = \"disabled\"\nname, access = find()\n"),
            ("given again among others in brackets", "access = \"disabled\"\n(name, access) = find()\n"),
            ("given again among others with a star", "access = \"disabled\"\nname, *access = find()\n"),
            ("given again in a nested list", "access = \"disabled\"\n[a, [b, access]] = find()\n"),
            ("given with a type", "access = \"disabled\"\naccess: str = \"enabled\"\n"),
            ("added to", "access = \"dis\"\naccess = \"en\"\naccess += \"abled\"\n"),
            ("chosen", "access = \"disabled\" if closed else \"enabled\"\n"),
            ("chosen by or", "access = os.getenv(\"ACCESS\") or \"disabled\"\n"),
            ("chosen by and", "access = closed and \"disabled\" or \"enabled\"\n"),
            ("computed from it", "access = \"disabled\".replace(\"dis\", \"en\")\n"),
            ("computed with a part", "access = \"disabled\"[3:]\naccess = \"en\" + access\n"),
            ("computed by a percent sign", "access = \"%sabled\" % \"en\"\n"),
            ("put together", "access = f\"{prefix}abled\"\n"),
            ("put together from a known part", "prefix = \"en\"\naccess = f\"{prefix}abled\"\n"),
            ("put together by format", "access = \"{}abled\".format(\"en\")\n"),
            ("written beside each other", "access = (\"en\"\n    \"abled\")\n"),
            ("an item of a list", "access = [\"disabled\", \"enabled\"][number]\n"),
            ("an item of a dictionary", "all = {\"prod\": \"disabled\", \"dev\": \"enabled\"}\naccess = all[env]\n"),
            ("an item of a dictionary that changes", "all = {\"a\": \"disabled\"}\nall[\"a\"] = \"enabled\"\naccess = all[\"a\"]\n"),
            ("an item of a dictionary that is updated", "all = {\"a\": \"disabled\"}\nall.update({\"a\": \"enabled\"})\naccess = all[\"a\"]\n"),
            ("an item of a dictionary that is updated by keywords", "all = {\"a\": \"disabled\"}\nall.update(a=\"enabled\")\naccess = all[\"a\"]\n"),
            ("an item of a dictionary that is joined", "all = {\"a\": \"disabled\"}\nall |= {\"a\": \"enabled\"}\naccess = all[\"a\"]\n"),
            ("an item of a dictionary with others in it", "all = {\"a\": \"disabled\", **settings}\naccess = all[\"a\"]\n"),
            ("an item that may be there", "access = settings.get(\"access\", \"disabled\")\n"),
            ("an item of a dictionary that is loaded", "all = {\"a\": \"disabled\"}\nload(all)\naccess = all[\"a\"]\n"),
            ("an argument's default", "def find(access=\"disabled\"):\n    return access\naccess = find(\"enabled\")\n"),
            ("the result of a function", "def find():\n    access = \"disabled\"\n    return \"enabled\"\naccess = find()\n"),
            ("an attribute of a class", "class Settings:\n    access = \"disabled\"\nSettings.access = \"enabled\"\naccess = Settings.access\n"),
            ("parsed arguments", "parser = argparse.ArgumentParser()\nparser.add_argument(\"--access\", default=\"disabled\")\naccess = parser.parse_args().access\n"),
        ]
        .map(|(why, text)| (why, program(&format!("{text}{used}")))),
    );
}

#[test]
fn arguments_may_bring_more() {
    let call = |arguments: &str| {
        program(&format!(
            "settings = {{\"public_network_access\": \"disabled\"}}\nsettings2 = dict(settings)\nsettings2[\"public_network_access\"] = \"enabled\"\nep = ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\", {arguments})\nclient.online_endpoints.begin_create_or_update(ep)\n"
        ))
    };
    may_be_open(
        ENDPOINT,
        [
            ("a copy that was changed", "**settings2"),
            ("two of them", "**{**settings, **settings2}"),
            ("one of two", "**(settings if flag else settings2)"),
            ("with something unknown", "**{**settings, **more}"),
            ("joined", "**(settings | settings2)"),
            ("of a function", "**find()"),
            ("as a dictionary", "**dict(settings, public_network_access=\"enabled\")"),
        ]
        .map(|(why, arguments)| (why, call(arguments))),
    );
}

#[test]
fn what_a_function_gets_is_given_by_its_callers() {
    may_be_open(
        ENDPOINT,
        [
            ("a parameter with a default", "def make(access=\"disabled\"):\n    return ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\", public_network_access=access)\nclient.online_endpoints.begin_create_or_update(make(\"enabled\"))\n"),
            ("a parameter with the name of a variable", "access = \"disabled\"\ndef make(access):\n    client.online_endpoints.begin_create_or_update(ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\", public_network_access=access))\nmake(\"enabled\")\n"),
            ("a parameter of a lambda", "access = \"disabled\"\nmake = lambda access: ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\", public_network_access=access)\nclient.online_endpoints.begin_create_or_update(make(\"enabled\"))\n"),
            ("an item of a comprehension", "access = \"disabled\"\nall = [ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\", public_network_access=access) for access in find()]\nclient.online_endpoints.begin_create_or_update(all[0])\n"),
            ("a variable that is set before the call", "access = \"disabled\"\ndef make():\n    return ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\", public_network_access=access)\naccess = \"enabled\"\nclient.online_endpoints.begin_create_or_update(make())\n"),
            ("an attribute of the object", "class Maker:\n    def __init__(self):\n        self.access = \"disabled\"\n    def change(self):\n        self.access = \"enabled\"\n    def make(self):\n        return ManagedOnlineEndpoint(name=\"ep\", auth_mode=\"key\", public_network_access=self.access)\n"),
        ]
        .map(|(why, text)| (why, program(text))),
    );
}

#[test]
fn what_a_file_says_is_not_what_arrives() {
    let file = "name: ep\nauth_mode: key\npublic_network_access: disabled\n";
    may_be_open(
        ENDPOINT,
        [
            ("set", "ep.public_network_access = \"enabled\"\n"),
            ("set perhaps", "if flag:\n    ep.public_network_access = \"enabled\"\n"),
            ("set by a function", "from helpers import configure\nconfigure(ep)\n"),
            ("set by another name", "for other in [ep]:\n    other.public_network_access = \"enabled\"\n"),
            ("set by its dictionary", "ep.__dict__.update(settings)\n"),
        ]
        .map(|(why, text)| {
            let text = format!("{HEAD}from azure.ai.ml import load_online_endpoint\nep = load_online_endpoint(\"endpoint.yml\")\n{text}client.online_endpoints.begin_create_or_update(ep)\n");
            (why, vec![("deploy.py", text), ("endpoint.yml", file.to_string())])
        }),
    );
}
