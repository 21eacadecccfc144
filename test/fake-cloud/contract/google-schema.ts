import type { Json } from '../http/json.ts'
import { asObject } from '../http/json.ts'
import { GOOGLE_FIELDS } from './since-then.ts'

/** A schema of a discovery document, as far as it is used. */
export interface DiscoverySchema {
  type?: string
  $ref?: string
  format?: string
  enum?: string[]
  items?: DiscoverySchema
  properties?: Record<string, DiscoverySchema>
  additionalProperties?: DiscoverySchema
  annotations?: { required?: string[] }
}

const FORMATS: Record<string, Json> = {
  int64: { pattern: '^-?\\d+$' },
  uint64: { pattern: '^\\d+$' },
  byte: { pattern: '^[A-Za-z0-9+/_-]*={0,2}$' },
  'date-time': { format: 'date-time' },
  'google-datetime': { format: 'date-time' },
  date: { format: 'date' },
}

/** JSON Schema of a discovery schema; of a method, it needs what the method needs. Unknown fields are not allowed. */
function jsonSchema(schema: DiscoverySchema, methodId: string | null): Json {
  if (schema.$ref) return { $ref: `#/definitions/${schema.$ref}` }
  if (schema.type === 'any') return {}
  if (schema.type === 'array') return { type: 'array', items: jsonSchema(schema.items ?? {}, methodId) }
  if (schema.type !== 'object') {
    return {
      type: schema.type,
      ...(schema.type === 'string' ? FORMATS[schema.format ?? ''] : {}),
      ...(schema.enum ? { enum: schema.enum } : {}),
    }
  }
  const properties = Object.entries(schema.properties ?? {})
  const required = properties.filter(
    ([, { annotations }]) => methodId !== null && annotations?.required?.includes(methodId),
  )
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(([name, each]) => [name, jsonSchema(each, methodId)])),
    required: required.map(([name]) => name),
    additionalProperties: schema.additionalProperties
      ? jsonSchema(schema.additionalProperties, methodId)
      : false,
  }
}

export function definitions(schemas: Record<string, DiscoverySchema>, methodId: string | null): Json {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const made = jsonSchema(schema, methodId)
      return [name, { ...made, properties: { ...asObject(made.properties), ...GOOGLE_FIELDS[name] } }]
    }),
  )
}
