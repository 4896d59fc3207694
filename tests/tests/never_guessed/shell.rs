//! Scripts.

use super::{ENDPOINT, may_be_open};

const CREATE: &str = "az ml online-endpoint create -n ep --set public_network_access=disabled\n";

fn script(text: &str) -> Vec<(&'static str, String)> {
    vec![("deploy.sh", text.replace("CREATE\n", CREATE))]
}

#[test]
fn what_a_script_does_later_or_elsewhere_is_not_forgotten() {
    may_be_open(
        ENDPOINT,
        [
            ("an update after it", "CREATE\naz ml online-endpoint update -n ep --set public_network_access=enabled\n"),
            ("an update that may run", "CREATE\nif [ -n \"$1\" ]; then\n  az ml online-endpoint update -n ep --set public_network_access=enabled\nfi\n"),
            ("an update of something whose name is not known", "CREATE\naz ml online-endpoint update -n $X --set public_network_access=enabled\n"),
            ("an update in a loop", "CREATE\nfor e in ep other; do\n  az ml online-endpoint update -n $e --set public_network_access=enabled\ndone\n"),
            ("an update in a loop over what is found", "CREATE\nfor e in $(az ml online-endpoint list --query [].name -o tsv); do\n  az ml online-endpoint update -n $e --set public_network_access=enabled\ndone\n"),
            ("an update in a function", "open() {\n  az ml online-endpoint update -n $1 --set public_network_access=enabled\n}\nCREATE\nopen ep\n"),
            ("an update on exit", "trap 'az ml online-endpoint update -n ep --set public_network_access=enabled' EXIT\nCREATE\n"),
            ("an update by another shell", "CREATE\nbash -c 'az ml online-endpoint update -n ep --set public_network_access=enabled'\n"),
            ("an update that is put together", "CREATE\neval \"az ml online-endpoint update -n ep --set public_network_access=enabled\"\n"),
            ("an update in the background", "CREATE\naz ml online-endpoint update -n ep --set public_network_access=enabled &\nwait\n"),
            ("an update behind a pipe", "CREATE\necho y | az ml online-endpoint update -n ep --set public_network_access=enabled\n"),
            ("an update whose output is used", "CREATE\nstate=$(az ml online-endpoint update -n ep --set public_network_access=enabled --query provisioning_state -o tsv)\n"),
            ("an update in a condition", "CREATE\nif az ml online-endpoint update -n ep --set public_network_access=enabled; then echo ok; fi\n"),
            ("an update in brackets", "CREATE\n(az ml online-endpoint update -n ep --set public_network_access=enabled)\n"),
            ("an update by its own resource", "CREATE\naz resource update --ids $EP --set properties.publicNetworkAccess=Enabled\n"),
            ("an update by a request", "CREATE\naz rest --method patch --url $URL --body '{\"properties\":{\"publicNetworkAccess\":\"Enabled\"}}'\n"),
            ("the key is taken out", "CREATE\naz ml online-endpoint update -n ep --remove public_network_access\n"),
            ("the last of two", "az ml online-endpoint create -n ep --set public_network_access=disabled --set public_network_access=enabled\n"),
            ("the last of two pairs", "az ml online-endpoint create -n ep --set public_network_access=disabled public_network_access=enabled\n"),
            ("deleted and made again", "CREATE\naz ml online-endpoint delete -n ep --yes\naz ml online-endpoint create -n ep --auth-mode key\n"),
            ("made again where it is missing", "CREATE\naz ml online-endpoint show -n ep || az ml online-endpoint create -n ep --auth-mode key\n"),
        ]
        .map(|(why, text)| (why, script(text))),
    );
}

#[test]
fn what_a_variable_was_is_not_what_it_is() {
    let used = "az ml online-endpoint create -n ep --set public_network_access=$ACCESS\n";
    may_be_open(
        ENDPOINT,
        [
            ("given again", "ACCESS=disabled\nACCESS=enabled\n"),
            ("given again perhaps", "ACCESS=disabled\n[ -n \"$1\" ] && ACCESS=enabled\n"),
            ("given again in a branch", "ACCESS=disabled\ncase $1 in\n  open) ACCESS=enabled ;;\nesac\n"),
            ("given again in a loop", "ACCESS=disabled\nwhile read x; do ACCESS=$x; done < file\n"),
            ("given again by a function", "ACCESS=disabled\nset_access() { ACCESS=enabled; }\nset_access\n"),
            ("given again by a function that may run", "ACCESS=disabled\nset_access() { ACCESS=enabled; }\nif [ -n \"$1\" ]; then set_access; fi\n"),
            ("given by what is typed", "ACCESS=disabled\nread -p 'access? ' ACCESS\n"),
            ("given by what is typed with an answer in mind", "ACCESS=disabled\nread -r -p \"access?\" -i disabled ACCESS\n"),
            ("given by options", "ACCESS=disabled\nwhile getopts a: o; do\n  case $o in a) ACCESS=$OPTARG ;; esac\ndone\n"),
            ("given by another file", "ACCESS=disabled\nsource ./settings.sh\n"),
            ("given by another file, briefly", "ACCESS=disabled\n. ./settings.sh\n"),
            ("given by an evaluation", "ACCESS=disabled\neval \"ACCESS=$1\"\n"),
            ("given by printf", "ACCESS=disabled\nprintf -v ACCESS '%s' \"$1\"\n"),
            ("given by a declaration of its name", "ACCESS=disabled\nname=ACCESS\ndeclare \"$name=$1\"\n"),
            ("given by an export of its name", "ACCESS=disabled\nname=ACCESS\nexport $name=enabled\n"),
            ("set only within brackets", "ACCESS=enabled\n(ACCESS=disabled)\n"),
            ("set only for one command", "ACCESS=enabled\nACCESS=disabled ./prepare.sh\n"),
            ("set only in a function's own variable", "ACCESS=enabled\nf() { local ACCESS=disabled; }\nf\n"),
            ("set only at the end of a pipe", "ACCESS=enabled\necho x | while read y; do ACCESS=disabled; done\n"),
            ("set only in a pipe", "ACCESS=enabled\necho x | ACCESS=disabled\n"),
            ("set only in the background", "ACCESS=enabled\nACCESS=disabled &\n"),
            ("set in a function nobody calls", "ACCESS=enabled\nf() { ACCESS=disabled; }\n"),
            ("set where the other fails", "ACCESS=enabled\nfalse && ACCESS=disabled\n"),
            ("set after a command that may fail", "ACCESS=enabled\ncurl -s example.com && ACCESS=disabled\n"),
            ("added to", "ACCESS=dis\nACCESS=en\nACCESS+=abled\n"),
            ("of a given list", "for ACCESS in disabled enabled; do :; done\n"),
            ("counted on the fly", "ACCESS=disabled\nfor ACCESS in \"$@\"; do :; done\n"),
            ("taken from the arguments", "ACCESS=disabled\nfor arg in \"$@\"; do\n  case $arg in --access=*) ACCESS=\"${arg#*=}\" ;; esac\ndone\n"),
            ("unset", "ACCESS=disabled\nunset ACCESS\n"),
            ("read from a list", "ACCESS=disabled\nIFS=, read -r NAME ACCESS <<< \"$1\"\n"),
            ("read into a list", "ACCESS=disabled\nread -ra ACCESS <<< \"$1\"\n"),
            ("another name for it", "ACCESS=disabled\ndeclare -n other=ACCESS\nother=enabled\n"),
            ("the first of a list", "ACCESS=(enabled disabled)\n"),
        ]
        .map(|(why, text)| (why, script(&format!("{text}{used}")))),
    );
}

#[test]
fn a_file_is_not_what_it_was_once_the_script_has_changed_it() {
    let endpoint = "name: ep\nauth_mode: key\npublic_network_access: disabled\n";
    let used = "az ml online-endpoint create -f endpoint.yml\n";
    may_be_open(
        ENDPOINT,
        [
            ("by sed", "sed -i 's/disabled/enabled/' endpoint.yml\n"),
            ("by sed with a variable", "sed -i \"s/disabled/$ACCESS/g\" endpoint.yml\n"),
            ("by yq", "yq -i '.public_network_access = \"enabled\"' endpoint.yml\n"),
            ("by perl", "perl -pi -e 's/disabled/enabled/' ./endpoint.yml\n"),
            ("by envsubst", "envsubst < template.yml > endpoint.yml\n"),
            ("by what is printed", "echo 'public_network_access: enabled' >> endpoint.yml\n"),
            ("by what is printed anew", "echo \"$YAML\" > endpoint.yml\n"),
            ("by what is added", "cat >> endpoint.yml <<EOF\npublic_network_access: enabled\nEOF\n"),
            ("by a copy", "cp other.yml endpoint.yml\n"),
            ("by a move", "mv /tmp/x.yml endpoint.yml\n"),
            ("by tee", "echo 'public_network_access: enabled' | tee -a endpoint.yml\n"),
            ("by a download", "curl -o endpoint.yml https://example.com/endpoint.yml\n"),
            ("by git", "git checkout other-branch -- endpoint.yml\n"),
            ("by a program", "python prepare.py --out endpoint.yml\n"),
            ("by a file that may be written", "if [ -n \"$1\" ]; then\ncat > endpoint.yml <<EOF\nname: ep\npublic_network_access: enabled\nEOF\nfi\n"),
        ]
        .map(|(why, text)| {
            (why, vec![("deploy.sh", format!("{text}{used}")), ("endpoint.yml", endpoint.to_string())])
        }),
    );
}
