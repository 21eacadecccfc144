import Handlebars from 'handlebars'
import { LetterTemplateError } from './letter-template-error.ts'

/** A part of a letter as the layout sees it: exactly one of the three is set. */
interface Block {
  lines: string[] | null
  bullets: string[] | null
  numbers: string[] | null
}

interface LayoutValues {
  language: string
  direction: string
  subject: string
  blocks: Block[]
}

export type Layout = (values: LayoutValues) => string

/** Everything a layout prints is escaped. Throws LetterTemplateError when it names something that does not exist. */
export function compileLayout(source: string, file: string): Layout {
  const layout = Handlebars.create().compile<LayoutValues>(source, { strict: true })
  const sample = {
    language: 'en',
    direction: 'ltr',
    subject: 'Subject',
    blocks: toBlocks(['A', '- b', '1. c']),
  }
  try {
    layout(sample)
  } catch (error) {
    throw new LetterTemplateError(file, null, error instanceof Error ? error.message : String(error))
  }
  return layout
}

/** Paragraphs of a text as paragraphs and lists. */
export function toBlocks(paragraphs: readonly string[]): Block[] {
  return paragraphs.map((paragraph) => {
    const lines = paragraph.split('\n')
    const none = { lines: null, bullets: null, numbers: null }
    if (lines.every((line) => line.startsWith('- ')))
      return { ...none, bullets: lines.map((line) => line.slice(2)) }
    if (lines.every((line, index) => line.startsWith(`${index + 1}. `))) {
      return { ...none, numbers: lines.map((line) => line.slice(line.indexOf(' ') + 1)) }
    }
    return { ...none, lines }
  })
}
