import { foldText } from './fold-text.ts'
import { findAll, type TermPattern } from './term-pattern.ts'

/** Splits a text into sentences. The dot of an abbreviation before a name ("Dr. Roth", "dott. Ferri") ends none. */
export function sentencesOf(text: string, honorifics: TermPattern): string[] {
  const sentences: string[] = []
  for (const piece of text.split(/(?<=\p{L}{2}[.!?])\s+(?=\p{Lu})|(?<=[。!?])/u)) {
    const previous = sentences.at(-1)
    if (previous !== undefined && endsWithHonorific(previous, honorifics)) {
      sentences[sentences.length - 1] = `${previous} ${piece}`
    } else sentences.push(piece)
  }
  return sentences
}

function endsWithHonorific(text: string, honorifics: TermPattern): boolean {
  const folded = foldText(text)
  return folded.endsWith('.') && findAll(honorifics, folded).some((found) => found.end >= folded.length - 1)
}
