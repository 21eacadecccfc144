import type { Route } from './call.ts'

export interface Match {
  route: Route
  params: Record<string, string>
}

interface Compiled {
  route: Route
  pattern: RegExp
  names: string[]
}

/** Finds the route of a request. Routes are kept by method and number of segments, literal ones first. */
export class Router {
  #routes = new Map<string, Compiled[]>()

  constructor(routes: Route[]) {
    const literalFirst = routes.toSorted((a, b) => braces(a.path) - braces(b.path))
    for (const route of literalFirst) {
      const key = keyOf(route.method, route.path)
      this.#routes.set(key, [...(this.#routes.get(key) ?? []), compile(route)])
    }
  }

  find(method: string, path: string): Match | null {
    for (const { route, pattern, names } of this.#routes.get(keyOf(method, path)) ?? []) {
      const found = pattern.exec(path)
      if (!found) continue
      const params = Object.fromEntries(names.map((name, i) => [name, decode(found[i + 1] ?? '')]))
      return { route, params }
    }
    return null
  }
}

const braces = (path: string): number => path.split('{').length
const keyOf = (method: string, path: string): string => `${method} ${path.split('/').length}`

function compile(route: Route): Compiled {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const source = route.path.replace(/[.$()]/g, '\\$&').replace(/\{\w+\}/g, '([^/]+)')
  return { route, names, pattern: new RegExp(`^${source}$`) }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
