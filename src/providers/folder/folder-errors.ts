import { fileTrouble } from '../../shared/file-trouble.ts'
import { ProviderError } from '../../shared/provider-error.ts'

/** Runs a step on the mailbox folder; what the file system refuses becomes a sentence for the user. */
export async function inFolder<T>(root: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    const trouble = fileTrouble(error) ?? (error instanceof Error ? error.message : String(error))
    throw new ProviderError('folder', 'permanent', `The mailbox folder ${root} cannot be used: ${trouble}.`, {
      cause: error,
    })
  }
}
