import Handlebars from 'handlebars'
import { UsageError } from '../../shared/usage-error.ts'

/** The blocks a template may use; of these `each` and `with` step into what they name. */
const blocks = ['if', 'unless', 'each', 'with']
const loopData = ['first', 'last', 'index']

/** What `{{this}}` is at a place in a template, innermost first, after one or more `{{#each}}` or `{{#with}}`. */
type Scope = [unknown, ...unknown[]]

/**
 * Reads every branch of a template, also those which today's data would not take, and throws a UsageError naming
 * the template, the line and the word where it asks for what the view has not got. `example` is a view in which
 * every list has an item and nothing is null.
 */
export function checkTemplate(name: string, source: string, example: unknown, mayBeRaw: boolean): void {
  checkProgram(parse(name, source), [example])

  function checkProgram(program: hbs.AST.Program | undefined, scope: Scope): void {
    for (const statement of program?.body ?? []) checkStatement(statement, scope)
  }

  function checkStatement(statement: hbs.AST.Statement, scope: Scope): void {
    if (isMustache(statement)) checkMustache(statement, scope)
    else if (isBlock(statement)) checkBlock(statement, scope)
    else if (!['ContentStatement', 'CommentStatement'].includes(statement.type)) {
      fail(statement, 'partials and decorators are not available')
    }
  }

  function checkMustache(statement: hbs.AST.MustacheStatement, scope: Scope): void {
    if (statement.params.length > 0 || statement.hash !== undefined) fail(statement, 'there are no helpers')
    if (!statement.escaped && !mayBeRaw) fail(statement, 'text must be escaped: write {{ }}, not {{{ }}}')
    const value = resolve(statement.path, scope)
    if (typeof value === 'object') fail(statement, `${worded(statement.path)} is a group, not a text`)
  }

  function checkBlock(statement: hbs.AST.BlockStatement, scope: Scope): void {
    const block = worded(statement.path)
    const [subject] = statement.params
    if (!blocks.includes(block)) fail(statement, `#${block} is not available, only #${blocks.join(', #')}`)
    if (subject === undefined || statement.params.length !== 1) fail(statement, `#${block} takes one name`)
    const value = resolve(subject, scope)
    const inner: Scope = ['each', 'with'].includes(block)
      ? [entered(statement, block, value), ...scope]
      : scope
    checkProgram(statement.program, inner)
    checkProgram(statement.inverse, scope)
  }

  function entered(node: hbs.AST.Node, block: string, value: unknown): unknown {
    if (block === 'with') return value
    return Array.isArray(value) ? value[0] : fail(node, '#each takes a list')
  }

  function resolve(expression: hbs.AST.Node, scope: Scope): unknown {
    if (!isPath(expression)) return fail(expression, 'only names can stand here')
    if (expression.data) {
      const known = scope.length > 1 && loopData.includes(expression.parts.join('.'))
      return known ? '' : fail(expression, `${expression.original} is not available`)
    }
    let value: unknown = scope[expression.depth]
    for (const part of expression.parts) {
      const isKnown = typeof value === 'object' && value !== null && Object.hasOwn(value, part)
      value = isKnown ? (value as Record<string, unknown>)[part] : undefined
      if (value === undefined) fail(expression, `"${expression.original}" does not exist`)
    }
    return value
  }

  function fail(node: hbs.AST.Node, problem: string): never {
    throw new UsageError(`Template ${name}, line ${node.loc.start.line}: ${problem}`)
  }
}

function parse(name: string, source: string): hbs.AST.Program {
  try {
    return Handlebars.parse(source)
  } catch (cause) {
    const [problem] = cause instanceof Error ? cause.message.split('\n') : []
    throw new UsageError(`Template ${name} is not a Handlebars template. ${problem}`, { cause })
  }
}

function worded(node: hbs.AST.Node): string {
  return isPath(node) ? node.original : node.type
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression'
}

function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement'
}

function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === 'BlockStatement'
}
