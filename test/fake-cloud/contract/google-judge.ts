import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { type Exchange, isBoolean, isInteger, type Judge, pathPattern } from './exchange.ts'
import { type DiscoverySchema, definitions } from './google-schema.ts'
import { GOOGLE_PARAMETERS } from './since-then.ts'

interface Parameter {
  type: string
  location: 'query' | 'path'
  required?: boolean
  repeated?: boolean
  enum?: string[]
  format?: string
}

interface Method {
  id: string
  httpMethod: string
  path: string
  parameters?: Record<string, Parameter>
  request?: { $ref: string }
  response?: { $ref: string }
}

interface Resource {
  methods?: Record<string, Method>
  resources?: Record<string, Resource>
}

interface Discovery extends Resource {
  servicePath: string
  parameters: Record<string, Parameter>
  schemas: Record<string, DiscoverySchema>
}

/** Holds exchanges against a discovery document of Google's. */
export function googleJudge(file: string): Judge {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Discovery
  const methods = methodsOf(document).map((method) => ({
    method,
    pattern: pathPattern(`/${document.servicePath}${method.path}`),
  }))
  const validatorOf = validators(document)
  return (exchange) => {
    const found = methods.find(
      ({ method, pattern }) => method.httpMethod === exchange.method && pattern.test(exchange.path),
    )
    if (!found) return null
    const { method } = found
    return [
      ...wrongParameters(exchange.query, { ...document.parameters, ...method.parameters }, method.id),
      ...wrongBody(exchange, method, validatorOf),
      ...wrongAnswer(exchange, method, validatorOf),
    ]
  }
}

const methodsOf = ({ methods = {}, resources = {} }: Resource): Method[] => [
  ...Object.values(methods),
  ...Object.values(resources).flatMap(methodsOf),
]

type ValidatorOf = (name: string, methodId: string | null) => ValidateFunction

function validators({ schemas }: Discovery): ValidatorOf {
  const ajv = new Ajv({ allErrors: true, strict: false })
  addFormats.default(ajv)
  const made = new Map<string, ValidateFunction>()
  return (name, methodId) => {
    const key = `${name} ${methodId}`
    const known = made.get(key)
    if (known) return known
    const schema = { $ref: `#/definitions/${name}`, definitions: definitions(schemas, methodId) }
    const compiled = ajv.compile(schema)
    made.set(key, compiled)
    return compiled
  }
}

function wrongParameters(
  query: URLSearchParams,
  known: Record<string, Parameter>,
  methodId: string,
): string[] {
  const missing = Object.entries(known)
    .filter(([name, { location, required }]) => location === 'query' && required && !query.has(name))
    .map(([name]) => `the parameter ${name} is missing`)
  const wrong = [...new Set(query.keys())].flatMap((name) => {
    if (GOOGLE_PARAMETERS[methodId]?.includes(name)) return []
    const parameter = known[name]
    if (parameter?.location !== 'query') return [`there is no parameter ${name}`]
    const values = query.getAll(name)
    if (values.length > 1 && !parameter.repeated) return [`the parameter ${name} comes more than once`]
    return values
      .filter((value) => !fits(value, parameter))
      .map((value) => `${name}=${value} is not a ${parameter.type}`)
  })
  return [...missing, ...wrong]
}

function fits(value: string, { type, enum: allowed, format }: Parameter): boolean {
  if (type === 'boolean') return isBoolean(value)
  if (type === 'integer' || format === 'uint64' || format === 'int64') return isInteger(value)
  if (format === 'date-time') return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)
  // Formats of messages are written in either case.
  return !allowed || allowed.some((each) => each.toLowerCase() === value.toLowerCase())
}

function wrongBody({ body }: Exchange, { request, id }: Method, validatorOf: ValidatorOf): string[] {
  if (!request) return body === undefined || body === '' ? [] : ['a body is not expected']
  return complaints(validatorOf(request.$ref, id), body ?? {}, 'the body')
}

function wrongAnswer({ status, answer }: Exchange, { response }: Method, validatorOf: ValidatorOf): string[] {
  if (status >= 300) return []
  if (!response) return answer === undefined ? [] : ['nothing is to be answered']
  return complaints(validatorOf(response.$ref, null), answer, 'the answer')
}

export function complaints(validate: ValidateFunction, value: unknown, what: string): string[] {
  if (validate(value)) return []
  const errors = validate.errors ?? []
  // That it might have been null instead says nothing about what is wrong with what it is.
  const telling = errors.filter(({ keyword, params }) => keyword !== 'anyOf' && params.type !== 'null')
  return (telling.length > 0 ? telling : errors).map(
    ({ instancePath, message, params }) => `${what}${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}
