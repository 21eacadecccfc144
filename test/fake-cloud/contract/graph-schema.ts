import { asObject, type Json } from '../http/json.ts'
import { GRAPH_FIELDS } from './since-then.ts'

/** A schema of an OpenAPI 3.0 description, as far as it is used. */
export interface OpenApiSchema {
  $ref?: string
  type?: string
  format?: string
  pattern?: string
  enum?: string[]
  nullable?: boolean
  items?: OpenApiSchema
  properties?: Record<string, OpenApiSchema>
  required?: string[]
  allOf?: OpenApiSchema[]
}

export const nameOf = (ref: string): string => ref.split('/').at(-1) ?? ''

/** Kinds of entity are flattened with what they descend from, so that unknown fields can be told. */
export function graphDefinitions(schemas: Record<string, OpenApiSchema>): Json {
  return Object.fromEntries(Object.keys(schemas).map((name) => [name, entity(name, schemas)]))
}

function entity(name: string, schemas: Record<string, OpenApiSchema>): Json {
  const parts = partsOf({ $ref: `#/${name}` }, schemas)
  const plain = parts.find((part) => part.enum !== undefined)
  if (plain) return { type: 'string', enum: plain.enum }
  const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Record<
    string,
    OpenApiSchema
  >
  if (Object.keys(properties).length === 0) return { type: 'object' }
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, graphSchema(schema)])),
      ...Object.fromEntries((GRAPH_FIELDS[name] ?? []).map((field) => [field, {}])),
    },
    required: parts.flatMap((part) => part.required ?? []),
    ...closed,
  }
}

/** Annotations of OData may stand beside any property. */
const closed = { patternProperties: { '^([A-Za-z]+)?@': {} }, additionalProperties: false }

function partsOf(schema: OpenApiSchema, schemas: Record<string, OpenApiSchema>): OpenApiSchema[] {
  if (schema.$ref) return partsOf(schemas[nameOf(schema.$ref)] ?? {}, schemas)
  return schema.allOf ? schema.allOf.flatMap((part) => partsOf(part, schemas)) : [schema]
}

/** What is complex may always be null, whatever the description says. */
export function graphSchema(schema: OpenApiSchema): Json {
  if (schema.$ref) return { anyOf: [{ $ref: `#/definitions/${nameOf(schema.$ref)}` }, { type: 'null' }] }
  if (schema.type === 'array') return { type: 'array', items: graphSchema(schema.items ?? {}) }
  if (schema.type === 'object') {
    const properties = Object.entries(schema.properties ?? {}).map(([key, each]) => [key, graphSchema(each)])
    return { type: 'object', properties: Object.fromEntries(properties), ...closed }
  }
  const { type, pattern, format } = schema
  return {
    type: schema.nullable ? [type, 'null'] : type,
    ...(pattern === undefined ? {} : { pattern }),
    ...(format === 'date-time' || format === 'date' ? { format } : {}),
    ...(schema.enum === undefined ? {} : { enum: schema.nullable ? [...schema.enum, null] : schema.enum }),
  }
}

/** In requests names of parameters of actions are taken in either case: `Message` as `message`. */
export function inEitherCase(schema: Json): Json {
  const properties = asObject(schema.properties)
  const lower = Object.entries(properties).map(([key, each]) => [
    key.charAt(0).toLowerCase() + key.slice(1),
    each,
  ])
  return { ...schema, properties: { ...properties, ...Object.fromEntries(lower) } }
}
