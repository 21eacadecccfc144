import { answerQuestion } from '../../actions/answer-question.ts'
import { oneOf } from '../parse-values.ts'
import type { GlobalOptions } from '../session.ts'
import type { Streams } from '../streams.ts'
import { tell } from '../tell.ts'

/** "Was this an interview?" The answer is remembered for its series, its kind of title and its organiser. */
export function answer(id: string, given: string, options: GlobalOptions, streams: Streams): Promise<number> {
  const reply = oneOf('The answer', given, ['yes', 'no'])
  return tell(id, options, streams, (telling) => answerQuestion(telling.app, telling, reply))
}
