import type { Pipeline } from '../pipeline.ts'
import type { Dossier } from '../store/dossiers.ts'
import type { User } from '../store/users.ts'

/**
 * What the user tells Afterword of one interview, on the command line or on the page. An action stores it and what
 * follows from it at once; the letters follow with the due work.
 */
export interface Telling {
  pipeline: Pipeline
  user: User
  dossier: Dossier
  /** Instant in UTC. */
  now: string
}
