/** What job advertisements add to a title: "(m/w/d)", "H/F", "#4471", "REQ-12". */
const MARKS =
  /\s*\((?:[mwfdhxivžk*]\s*[/|]\s*)+[mwfdhxivžk*]\)|\s*\b[mwfdhx]\/[mwfdhx](?:\/[mwfdx])?\b|\s*\(all genders\)|\s*#\s?[\w-]+|\s*\b(?:REQ|R|ID|JR)-?\d{2,}\b/giu

/** A text without the marks of a job advertisement. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '')
}
