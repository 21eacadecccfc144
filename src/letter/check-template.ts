import Handlebars from 'handlebars'
import type { Vocabulary } from './letter-vocabulary.ts'

export interface TemplateReading {
  /** Sentences for the author, empty when all is well. */
  problems: string[]
  /** Every name the template uses, as text or as condition. */
  mentions: Set<string>
}

/**
 * Reads a template without running it. Allowed are `{{name}}`, `{{#if name}}…{{else}}…{{/if}}`, `{{#unless name}}` and
 * comments. A text that may be missing has to stand where it is known: `known`, or inside the `{{#if}}` that asks for it.
 */
export function checkTemplate(
  source: string,
  vocabulary: Vocabulary,
  known: ReadonlySet<string>,
): TemplateReading {
  const reading: TemplateReading = { problems: [], mentions: new Set() }
  try {
    readProgram(Handlebars.parse(source), vocabulary, known, reading)
  } catch (error) {
    reading.problems.push(error instanceof Error ? error.message.replace(/\s*\n\s*/gu, ' ') : String(error))
  }
  return reading
}

function readProgram(
  program: hbs.AST.Program | undefined,
  vocabulary: Vocabulary,
  known: ReadonlySet<string>,
  reading: TemplateReading,
): void {
  for (const statement of program?.body ?? []) {
    if (isA<hbs.AST.MustacheStatement>(statement, 'MustacheStatement')) {
      readText(statement, vocabulary, known, reading)
    } else if (isA<hbs.AST.BlockStatement>(statement, 'BlockStatement')) {
      readCondition(statement, vocabulary, known, reading)
    } else if (statement.type !== 'ContentStatement' && statement.type !== 'CommentStatement') {
      reading.problems.push(
        `${statement.type} is not allowed here; use {{name}}, {{#if name}} or {{#unless name}}`,
      )
    }
  }
}

function readText(
  statement: hbs.AST.MustacheStatement,
  vocabulary: Vocabulary,
  known: ReadonlySet<string>,
  reading: TemplateReading,
): void {
  const name = plainName(statement.path)
  if (name === null || statement.params.length > 0 || statement.hash !== undefined) {
    reading.problems.push('only a plain {{name}} may be printed')
    return
  }
  reading.mentions.add(name)
  if (vocabulary.flags.has(name)) {
    reading.problems.push(`"${name}" is a condition, not a text: use {{#if ${name}}}`)
  } else if (vocabulary.optional.has(name)) {
    if (!known.has(name)) {
      reading.problems.push(`"${name}" may be unknown here: put it inside {{#if ${name}}}, or into "needs"`)
    }
  } else if (!vocabulary.always.has(name)) {
    reading.problems.push(unknownName(name, vocabulary))
  }
}

function readCondition(
  block: hbs.AST.BlockStatement,
  vocabulary: Vocabulary,
  known: ReadonlySet<string>,
  reading: TemplateReading,
): void {
  const word = plainName(block.path)
  const asked = block.params.length === 1 && block.params[0] ? plainName(block.params[0]) : null
  if ((word !== 'if' && word !== 'unless') || asked === null || block.hash !== undefined) {
    reading.problems.push('only {{#if name}} and {{#unless name}} are allowed as blocks')
    return
  }
  reading.mentions.add(asked)
  if (![vocabulary.always, vocabulary.optional, vocabulary.flags].some((names) => names.has(asked))) {
    reading.problems.push(unknownName(asked, vocabulary))
  }
  const inside = new Set([...known, asked])
  readProgram(block.program, vocabulary, word === 'if' ? inside : known, reading)
  readProgram(block.inverse, vocabulary, word === 'if' ? known : inside, reading)
}

/** "role" or "stage.final"; null for anything cleverer (`this`, `../x`, `@root`, a literal, a call). */
function plainName(expression: hbs.AST.Node): string | null {
  if (!isA<hbs.AST.PathExpression>(expression, 'PathExpression')) return null
  const name = expression.parts.join('.')
  return expression.depth === 0 && !expression.data && expression.original === name ? name : null
}

function isA<Node extends hbs.AST.Node>(node: hbs.AST.Node, type: Node['type']): node is Node {
  return node.type === type
}

function unknownName(name: string, vocabulary: Vocabulary): string {
  const names = [...vocabulary.always, ...vocabulary.optional, ...vocabulary.flags].sort()
  return `unknown variable "${name}"; known here: ${names.join(', ')}`
}
