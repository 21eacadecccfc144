import { foldText } from './fold-text.ts'
import { findAll, type TermPattern } from './term-pattern.ts'

/**
 * Where a sentence ends: before a capital, or, as notes are written, before a small letter behind a word too long or too
 * full of sound for an abbreviation ("commis. knives", not "aux. administrativa").
 */
const END =
  /(?<=\p{L}{2}[.!?])\s+(?=\p{Lu})|(?<=\p{L}{6}[.!?]|\p{L}{2}[aeiouy]{1,2}\p{L}[.!?]|\p{L}{2}[aeiouyáéíóúàèìòùãõâêôäëïöüåæø][.!?])\s+(?=\p{Ll})|(?<=\p{L}[!?]{1,3})\s+(?=\p{Ll})|(?<=[。!?])/u

/** Splits a text into sentences. The dot of an abbreviation before a name ("Dr. Roth", "dott. Ferri") ends none. */
export function sentencesOf(text: string, honorifics: TermPattern): string[] {
  const sentences: string[] = []
  for (const piece of text.split(END)) {
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
