//! The same object written in many ways: order, quotes, comments, blank lines, line ends, indentation, braces, JSON.

/// Numbers that look random and are the same on every run (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound).unwrap()).unwrap()
    }

    pub fn pick<'c, T>(&mut self, choices: &'c [T]) -> &'c T {
        &choices[self.below(choices.len())]
    }

    pub fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[derive(Clone, Debug)]
pub enum Value {
    /// Text, in whatever quotes the style takes.
    Text(&'static str),
    /// Written as it stands: a number, a boolean.
    Bare(&'static str),
    Map(Vec<(&'static str, Value)>),
    List(Vec<Value>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Layout {
    Block,
    Flow,
    FlowLines,
    Json,
    JsonLines,
}

#[derive(Clone, Debug)]
pub struct Style {
    pub layout: Layout,
    pub quotes: &'static str,
    pub line_end: &'static str,
    pub final_line_end: bool,
    pub indent: usize,
    pub comments: bool,
    pub blank_lines: bool,
    pub marker: bool,
    pub byte_order_mark: bool,
}

impl Style {
    pub fn any(dice: &mut Dice) -> Self {
        let layout = *dice.pick(&[
            Layout::Block,
            Layout::Block,
            Layout::Block,
            Layout::Flow,
            Layout::FlowLines,
            Layout::Json,
            Layout::JsonLines,
        ]);
        let yaml = !matches!(layout, Layout::Json | Layout::JsonLines);
        Self {
            layout,
            quotes: if yaml { *dice.pick(&["", "", "'", "\""]) } else { "\"" },
            line_end: if dice.one_in(3) { "\r\n" } else { "\n" },
            final_line_end: !dice.one_in(3),
            indent: *dice.pick(&[2, 4, 3]),
            comments: yaml && !dice.one_in(3),
            blank_lines: dice.one_in(3),
            marker: layout == Layout::Block && dice.one_in(4),
            byte_order_mark: dice.one_in(12),
        }
    }
}

/// The text and the comments in it.
pub fn written(object: &[(&'static str, Value)], style: &Style, dice: &mut Dice) -> (String, Vec<String>) {
    let mut writer = Writer { style, dice, lines: Vec::new(), comments: Vec::new() };
    if style.marker {
        writer.lines.push("---".into());
    }
    match style.layout {
        Layout::Block => writer.block(object, "", ""),
        Layout::Flow | Layout::Json => {
            let text = writer.braces(&Value::Map(object.to_vec()));
            writer.lines.push(text);
        }
        Layout::FlowLines | Layout::JsonLines => writer.lines_in_braces(object),
    }
    let mut text = writer.lines.join(style.line_end);
    let comments = writer.comments;
    if style.final_line_end {
        text.push_str(style.line_end);
    }
    if style.byte_order_mark {
        text.insert(0, '\u{feff}');
    }
    (text, comments)
}

struct Writer<'w> {
    style: &'w Style,
    dice: &'w mut Dice,
    lines: Vec<String>,
    comments: Vec<String>,
}

impl Writer<'_> {
    fn json(&self) -> bool {
        matches!(self.style.layout, Layout::Json | Layout::JsonLines)
    }

    fn comment(&mut self) -> String {
        let comment = format!("# note {} \u{1f6a2} naïve: public_network_access", self.comments.len());
        self.comments.push(comment.clone());
        comment
    }

    /// Blank lines and comments between entries.
    fn between(&mut self, indent: &str) {
        if self.style.blank_lines && self.dice.one_in(3) {
            self.lines.push(String::new());
        }
        if self.style.comments && self.dice.one_in(3) {
            let line = format!("{indent}{}", self.comment());
            self.lines.push(line);
        }
    }

    fn behind(&mut self) -> String {
        if self.style.comments && self.dice.one_in(2) {
            let gap = *self.dice.pick(&[" ", "   ", "\t"]);
            return format!("{gap}{}", self.comment());
        }
        if self.dice.one_in(8) { "  ".into() } else { String::new() }
    }

    fn scalar(&self, value: &Value) -> String {
        match value {
            Value::Text(text) => {
                let plain = self.style.quotes.is_empty() && !text.contains([':', '#', '{', ',', '\'']);
                let quote = if plain {
                    ""
                } else if self.style.quotes.is_empty() {
                    "\""
                } else {
                    self.style.quotes
                };
                format!("{quote}{text}{quote}")
            }
            Value::Bare(text) => (*text).to_string(),
            Value::Map(_) | Value::List(_) => panic!("not a scalar"),
        }
    }

    fn block(&mut self, entries: &[(&'static str, Value)], indent: &str, first: &str) {
        for (number, (key, value)) in entries.iter().enumerate() {
            let start = if number == 0 && !first.is_empty() { first } else { indent };
            if number > 0 || first.is_empty() {
                self.between(indent);
            }
            let deeper = format!("{indent}{}", " ".repeat(self.style.indent));
            match value {
                Value::Map(inner) => {
                    let line = format!("{start}{key}:{}", self.behind());
                    self.lines.push(line);
                    self.block(inner, &deeper, "");
                }
                Value::List(items) => {
                    let line = format!("{start}{key}:{}", self.behind());
                    self.lines.push(line);
                    for item in items {
                        match item {
                            Value::Map(inner) => {
                                self.block(inner, &format!("{indent}  "), &format!("{indent}- "));
                            }
                            other => {
                                let line = format!("{indent}- {}", self.scalar(other));
                                self.lines.push(line);
                            }
                        }
                    }
                }
                scalar => {
                    let line = format!("{start}{key}: {}{}", self.scalar(scalar), self.behind());
                    self.lines.push(line);
                }
            }
        }
    }

    fn key(&self, key: &str) -> String {
        if self.json() { format!("\"{key}\"") } else { key.to_string() }
    }

    fn braces(&mut self, value: &Value) -> String {
        match value {
            Value::Map(entries) => {
                let pairs: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| format!("{}: {}", self.key(key), self.braces(value)))
                    .collect();
                format!("{{{}}}", pairs.join(", "))
            }
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.braces(item)).collect();
                format!("[{}]", items.join(", "))
            }
            scalar => self.scalar(scalar),
        }
    }

    fn lines_in_braces(&mut self, entries: &[(&'static str, Value)]) {
        let indent = " ".repeat(self.style.indent);
        self.lines.push("{".into());
        for (number, (key, value)) in entries.iter().enumerate() {
            self.between(&indent);
            let comma = if number + 1 == entries.len() { "" } else { "," };
            let pair = format!("{indent}{}: {}{comma}", self.key(key), self.braces(value));
            let line = pair + &self.behind();
            self.lines.push(line);
        }
        self.lines.push("}".into());
    }
}
