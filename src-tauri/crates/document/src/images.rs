use crate::{Block, BlockKind, Image, Inline};

/// Every image that `blocks` show, at every depth and in reading order.
pub fn images(blocks: &[Block]) -> Vec<&Image> {
    let mut found = Vec::new();
    of_blocks(blocks, &mut found);
    found
}

fn of_blocks<'b>(blocks: &'b [Block], found: &mut Vec<&'b Image>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Figure { images, caption } => {
                found.extend(images);
                of_inlines(caption, found);
            }
            BlockKind::Math { shown, .. } => found.extend(&shown.picture),
            BlockKind::Paragraph { text } | BlockKind::Heading { text, .. } => of_inlines(text, found),
            _ => {}
        }
        block.children().into_iter().for_each(|children| of_blocks(children, found));
    }
}

fn of_inlines<'b>(inlines: &'b [Inline], found: &mut Vec<&'b Image>) {
    for inline in inlines {
        match inline {
            Inline::Image(image) => found.push(image),
            Inline::Math { shown, .. } => found.extend(&shown.picture),
            _ => {}
        }
        of_inlines(inline.children(), found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_are_found_wherever_they_stand() {
        let image = |url: &str| Image { url: url.into(), ..Image::default() };
        let link = Inline::Link { url: "https://site.example/".into(), children: vec![Inline::Image(image("b"))] };
        let paragraph = Block::new(BlockKind::Paragraph { text: vec![Inline::Image(image("a")), link] });
        let figure = Block::new(BlockKind::Figure { images: vec![image("c")], caption: vec![Inline::text("See.")] });
        let blocks = [paragraph, Block::new(BlockKind::Quote { blocks: vec![figure], cite: Vec::new() })];
        let found: Vec<&str> = images(&blocks).into_iter().map(|image| image.url.as_str()).collect();
        assert_eq!(found, ["a", "b", "c"]);
    }
}
