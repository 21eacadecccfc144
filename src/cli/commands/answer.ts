import { applyAnswer } from '../../pass/apply-answer.ts'
import { oneOf } from '../parse-values.ts'
import type { GlobalOptions } from '../session.ts'
import type { Streams } from '../streams.ts'
import { tell } from '../tell.ts'

/** "Was this an interview?" The answer is remembered for its series, its kind of title and its organiser. */
export function answer(id: string, given: string, options: GlobalOptions, streams: Streams): Promise<number> {
  const reply = oneOf('The answer', given, ['yes', 'no'])
  return tell(id, options, streams, async ({ app, user, dossier, now }) => {
    await applyAnswer(app.pipeline, user, dossier, reply, now)
    if (reply === 'no') await app.compact()
  })
}
