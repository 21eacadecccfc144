import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'
import type { Json } from '../http/json.ts'
import { type Exchange, isBoolean, isInteger, type Judge, pathPattern } from './exchange.ts'
import { complaints } from './google-judge.ts'
import { graphDefinitions, graphSchema, inEitherCase, nameOf, type OpenApiSchema } from './graph-schema.ts'
import { GRAPH_PARAMETERS, GRAPH_STATUS } from './since-then.ts'

interface Parameter {
  $ref?: string
  name: string
  in: string
  required?: boolean
  schema: OpenApiSchema
}

interface Body {
  $ref?: string
  content?: { 'application/json': { schema: OpenApiSchema } }
}

interface Operation {
  parameters?: Parameter[]
  requestBody?: Body
  responses: Record<string, Body>
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, OpenApiSchema>
    parameters: Record<string, Parameter>
    responses: Record<string, Body>
    requestBodies: Record<string, Body>
  }
}

interface Known {
  key: string
  pattern: RegExp
  operation: Operation
}

/** Holds exchanges against Microsoft's OpenAPI description. */
export function graphJudge(file: string): Judge {
  const document = parse(readFileSync(file, 'utf8')) as OpenApi
  const known = operationsOf(document)
  const validatorOf = validators(document)
  return (exchange) => {
    const found = known.find(
      ({ key, pattern }) => key.startsWith(`${exchange.method} `) && pattern.test(exchange.path),
    )
    if (!found) return null
    return [
      ...wrongParameters(exchange.query, found, document),
      ...wrongBody(exchange, found, document, validatorOf),
      ...wrongAnswer(exchange, found, document, validatorOf),
    ]
  }
}

/** Literal paths come before those with something in braces: `…/delta` is no id. */
const operationsOf = ({ paths }: OpenApi): Known[] =>
  Object.entries(paths)
    .toSorted(([a], [b]) => a.split('{').length - b.split('{').length)
    .flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([method]) => method !== 'parameters')
        .map(([method, operation]) => ({
          key: `${method.toUpperCase()} ${path}`,
          pattern: pathPattern(`/v1.0${path}`),
          operation,
        })),
    )

type ValidatorOf = (key: string, schema: Json) => ValidateFunction

function validators({ components }: OpenApi): ValidatorOf {
  const ajv = new Ajv({ allErrors: true, strict: false })
  addFormats.default(ajv)
  const definitions = graphDefinitions(components.schemas)
  const made = new Map<string, ValidateFunction>()
  return (key, schema) => {
    const compiled = made.get(key) ?? ajv.compile({ ...schema, definitions })
    made.set(key, compiled)
    return compiled
  }
}

function wrongParameters(
  query: URLSearchParams,
  { key, operation }: Known,
  { components }: OpenApi,
): string[] {
  const known = (operation.parameters ?? [])
    .map((each) => (each.$ref ? components.parameters[nameOf(each.$ref)] : each))
    .filter((each) => each?.in === 'query')
  const isLink = query.has('$skiptoken') || query.has('$deltatoken')
  const missing = known.flatMap((each) =>
    each?.required && !query.has(each.name) && !isLink ? [`the parameter ${each.name} is missing`] : [],
  )
  const allowed = [...(GRAPH_PARAMETERS['*'] ?? []), ...(GRAPH_PARAMETERS[key] ?? [])]
  const wrong = [...query].flatMap(([name, value]) => {
    if (allowed.includes(name)) return []
    const parameter = known.find((each) => each?.name === name)
    if (!parameter) return [`there is no parameter ${name}`]
    return fits(value, parameter.schema) ? [] : [`${name}=${value} is not what it may be`]
  })
  return [...missing, ...wrong]
}

function fits(value: string, schema: OpenApiSchema): boolean {
  if (schema.type === 'integer') return isInteger(value)
  if (schema.type === 'boolean') return isBoolean(value)
  if (schema.type !== 'array') return true
  const allowed = schema.items?.enum
  // Ascending is how things are ordered when nothing is said.
  return value.split(',').every((each) => !allowed || allowed.includes(each.trim().replace(/ asc$/, '')))
}

const TAKES_MIME = /^POST \/me\/(?:messages|sendMail|messages\/\{message-id\}\/createReply)$/

const schemaOf = (body: Body | undefined): OpenApiSchema | undefined =>
  body?.content?.['application/json'].schema

function wrongBody(
  { body }: Exchange,
  { key, operation }: Known,
  { components }: OpenApi,
  validatorOf: ValidatorOf,
): string[] {
  // "In either JSON or MIME format": the description has the former only.
  if (typeof body === 'string' && /^[A-Za-z0-9+/\s]+=*\s*$/.test(body)) return []
  const described = operation.requestBody
  const schema = schemaOf(described?.$ref ? components.requestBodies[nameOf(described.$ref)] : described)
  if (!schema) return body === undefined || body === '' ? [] : ['a body is not expected']
  // A whole message in base64, which only the words of the description mention.
  if (typeof body === 'string' && TAKES_MIME.test(key)) return []
  const validate = validatorOf(`${key} body`, inEitherCase(graphSchema(schema)))
  return complaints(validate, body ?? {}, 'the body')
}

function wrongAnswer(
  exchange: Exchange,
  { key, operation }: Known,
  { components }: OpenApi,
  validatorOf: ValidatorOf,
): string[] {
  const { status, answer } = exchange
  const other = GRAPH_STATUS[key]
  if (other?.real === status) {
    if (other.schema === null) return answer === undefined ? [] : ['nothing is to be answered']
    const validate = validatorOf(`${key} real`, { $ref: `#/definitions/${other.schema}` })
    return complaints(validate, answer, 'the answer')
  }
  const described = operation.responses[status] ?? (status >= 400 ? operation.responses.default : undefined)
  if (!described) return [`the status ${status} is not one of its answers`]
  const schema = schemaOf(described.$ref ? components.responses[nameOf(described.$ref)] : described)
  if (!schema) return answer === undefined ? [] : ['nothing is to be answered']
  return complaints(validatorOf(`${key} ${status}`, graphSchema(schema)), answer, 'the answer')
}
