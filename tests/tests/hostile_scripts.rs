//! Scripts that nobody wrote: none of them stops the reader, and none takes long.

use cofferdam_core::{report::Report, validate};
use cofferdam_tests::ask::{problem_codes, request};

use crate::support::numbers::Numbers;

const ENDPOINT_FILE: (&str, &str) = ("cli/endpoint.yml", "name: ep\nauth_mode: key\n");

fn judge(files: &[(&str, &str)]) -> Report {
    validate(&request(files, &[])).unwrap()
}

#[test]
fn scripts_that_nobody_wrote_are_read_too() {
    let scripts = [
        "az ml workspace create -n ws -m allow_only_approved_outbound --set a.b[0].c=d\naz ml online-endpoint create -f endpoint.yml -n \"$EP\" --set public_network_access='disabled'\n",
        "if [ \"$A\" = b ]; then X=${Y:-z}; elif c; then f() { az ml online-endpoint update -n $1 --set k=$X; }; f ep; fi\nfor i in a b; do az ml workspace outbound-rule set -w ws --rule $i --type fqdn --destination $i.org; done\n",
        "cat > endpoint.yml <<'EOF'\nname: ep\npublic_network_access: ${A}\nEOF\nA=(--set 'x=y z' \"b=`c`\")\naz ml online-endpoint create -f endpoint.yml \"${A[@]}\" && (az ml online-deployment create -e ep -n b || true)\n",
    ];
    let pieces = [
        "\"",
        "'",
        "$(",
        "${",
        ")",
        "}",
        "`",
        "<<EOF\n",
        "\\",
        "\n",
        ";",
        "&&",
        "||",
        "if ",
        "fi\n",
        "done\n",
        "(",
        "é",
        "=",
        "[0]",
        "--set ",
        "\r\n",
        "az ml online-endpoint update ",
        "$1",
        "#",
    ];
    for seed in 1..600_u64 {
        let mut numbers = Numbers::of(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut text = scripts[numbers.below(scripts.len())].to_string();
        for _ in 0..=numbers.below(6) {
            let at = (0..=numbers.below(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            match numbers.below(3) {
                0 => text.truncate(at.max(1)),
                1 => text.insert_str(at, pieces[numbers.below(pieces.len())]),
                _ => {
                    let end = (at..=text.len())
                        .filter(|end| text.is_char_boundary(*end))
                        .nth(numbers.below(9))
                        .unwrap_or(at);
                    text.replace_range(at..end, "");
                }
            }
        }
        _ = judge(&[("deploy.sh", &text), ENDPOINT_FILE]);
    }
}

#[test]
fn hostile_scripts_take_a_bounded_time() {
    let long = |piece: &str| piece.repeat((1 << 20) / piece.len());
    let doubling = format!("X=aaaaaaaa\n{}az ml online-endpoint create -n $X\n", "X=\"$X$X\"\n".repeat(200));
    let calls = "f() { f; f; f;\naz ml online-endpoint create -n ep\n}\nf\n".to_string();
    for text in [
        long("$("),
        long("`"),
        long("\"$("),
        long("${a:-"),
        long("'"),
        long("a='"),
        long("\\"),
        long("<<A "),
        long("( "),
        long("if x; then "),
        long("for i in a b; do "),
        long("f() { f; "),
        long("A+=(\"${A[@]}\" x);"),
        long("X=$X$X;"),
        long("az ml online-endpoint update -n e --set a=b;"),
        long("az ml online-deployment create -n $(x) -f e.yml\n"),
        format!("az ml online-endpoint create -n e --set {}", long("k=v ")),
        format!(
            "az ml workspace create -n w\n{}",
            long("az ml workspace network-rule add -w w --ip-address 1.2.3.4\n")
        ),
        long("cat > e.yml <<E\nname: $X\nE\naz ml online-endpoint create -f e.yml\n"),
        doubling,
        calls,
    ] {
        let start = std::time::Instant::now();
        _ = judge(&[("deploy.sh", &text)]);
        let taken = start.elapsed();
        assert!(taken.as_secs() < 20, "{taken:?}: {}", &text[..40.min(text.len())]);
    }
}

#[test]
fn what_is_not_text_or_too_long_is_told() {
    let report = judge(&[("deploy.sh", "az ml online-endpoint create -n e\0p\n")]);
    assert_eq!(problem_codes(&report), ["nul-character"]);
}
