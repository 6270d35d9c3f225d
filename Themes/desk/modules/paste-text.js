// Plain text as people write it: blank lines part paragraphs, dashes and figures make lists.
const BULLET = /^\s*[-*•–·]\s+(.+)$/;
const NUMBER = /^\s*\d{1,3}[.)]\s+(.+)$/;

/** Blocks of `schema` for the text. */
export function linesToBlocks(text, schema) {
  const { paragraph, bulletList, orderedList, listItem, hardBreak } = schema.nodes;
  const trimmed = text.replace(/^\n+|\s+$/g, '');
  if (!trimmed) return [];
  const hasBlankLines = /\n[ \t]*\n/.test(trimmed);
  const blocks = [];
  for (const chunk of hasBlankLines ? trimmed.split(/\n[ \t]*\n+/) : [trimmed]) {
    const lines = chunk.split('\n').map((line) => line.trimEnd()).filter((line) => line.trim());
    const listed = asList(lines, BULLET) ? [bulletList, BULLET] : asList(lines, NUMBER) ? [orderedList, NUMBER] : null;
    if (listed) {
      const [list, pattern] = listed;
      blocks.push(list.create(null, lines.map((line) => listItem.create(null, paragraph.create(null, schema.text(pattern.exec(line)[1]))))));
    } else if (hasBlankLines) {
      const runs = lines.flatMap((line, index) => [...(index ? [hardBreak.create()] : []), schema.text(line.trimStart())]);
      blocks.push(paragraph.create(null, runs));
    } else {
      // Without blank lines each line is a paragraph of its own: mails, chats, subtitles, teletype.
      blocks.push(...lines.map((line) => paragraph.create(null, schema.text(line.trimStart()))));
    }
  }
  return blocks;
}

const asList = (lines, pattern) => lines.length > 1 && lines.every((line) => pattern.test(line));
