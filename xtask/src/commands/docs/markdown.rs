//! The documentation of a rule file as HTML.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::html::Html;

/// The sections before `Examples`, without the title. HTML within the text is shown, not obeyed.
pub fn introduction(body: &str) -> Html {
    let before = body.split_once("\n## Examples\n").map_or(body, |(before, _)| before);
    let mut in_title = false;
    let events = Parser::new(before).filter_map(|event| match event {
        Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
            in_title = true;
            None
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
            in_title = false;
            None
        }
        _ if in_title => None,
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        other => Some(other),
    });
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events);
    Html::trusted(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_title_and_examples_and_shows_html_as_text() {
        let html = introduction("# T\n\n## Why\n\nA <b>bold</b> claim.\n\n## Examples\n\n### Violated: x\n");
        assert_eq!(html.as_str(), "<h2>Why</h2>\n<p>A &lt;b&gt;bold&lt;/b&gt; claim.</p>\n");
    }
}
