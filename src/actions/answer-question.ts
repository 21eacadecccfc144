import type { App } from '../app.ts'
import { applyAnswer } from '../pass/apply-answer.ts'
import type { Telling } from './telling.ts'

/** "Was this an interview?" What was none leaves no trace, on disk neither. */
export async function answerQuestion(
  app: Pick<App, 'compact'>,
  { pipeline, user, dossier, now }: Telling,
  answer: 'yes' | 'no',
): Promise<void> {
  await applyAnswer(pipeline, user, dossier, answer, now)
  if (answer === 'no') await app.compact()
}
