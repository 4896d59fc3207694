//! HTML that can not hold unescaped text: everything a page shows goes through here.

/// A piece of a page, escaped.
#[derive(Clone, Debug, Default)]
pub struct Html(String);

impl Html {
    /// Plain text.
    pub fn text(text: &str) -> Self {
        Self(escape(text))
    }

    /// What a renderer has escaped already.
    pub fn trusted(html: String) -> Self {
        Self(html)
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromIterator<Self> for Html {
    fn from_iter<I: IntoIterator<Item = Self>>(pieces: I) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

/// Pieces one after the other.
pub fn all(pieces: impl IntoIterator<Item = Html>) -> Html {
    pieces.into_iter().collect()
}

/// An element with attributes.
pub fn element(tag: &str, attributes: &[(&str, &str)], content: Html) -> Html {
    let mut html = format!("<{tag}");
    for (name, value) in attributes {
        html += &format!(" {name}=\"{}\"", escape(value));
    }
    Html(format!("{html}>{}</{tag}>", content.0))
}

/// An element without attributes.
pub fn plain(tag: &str, content: Html) -> Html {
    element(tag, &[], content)
}

/// Something of a class.
pub fn classed(tag: &str, class: &str, content: Html) -> Html {
    element(tag, &[("class", class)], content)
}

/// A link.
pub fn link(address: &str, content: Html) -> Html {
    element("a", &[("href", address)], content)
}

/// Text of a program.
pub fn code(text: &str) -> Html {
    plain("code", Html::text(text))
}

/// A sentence in which backticks set code.
pub fn prose(text: &str) -> Html {
    let pieces = text.split('`').enumerate();
    pieces.map(|(number, piece)| if number % 2 == 1 { code(piece) } else { Html::text(piece) }).collect()
}

/// A list.
pub fn list(items: impl IntoIterator<Item = Html>) -> Html {
    plain("ul", items.into_iter().map(|item| plain("li", item)).collect())
}

/// Pieces with text between them.
pub fn joined(pieces: impl IntoIterator<Item = Html>, between: &str) -> Html {
    let mut joined = Html::default();
    for (number, piece) in pieces.into_iter().enumerate() {
        if number > 0 {
            joined.0 += &escape(between);
        }
        joined.0 += &piece.0;
    }
    joined
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_through() {
        let page = element("p", &[("title", "\"><script>")], prose("a < b & `<b>`"));
        let expected = "<p title=\"&quot;&gt;&lt;script&gt;\">a &lt; b &amp; <code>&lt;b&gt;</code></p>";
        assert_eq!(page.as_str(), expected);
    }

    #[test]
    fn joins_with_text_between() {
        assert_eq!(joined(["a", "b"].map(code), " & ").as_str(), "<code>a</code> &amp; <code>b</code>");
    }
}
