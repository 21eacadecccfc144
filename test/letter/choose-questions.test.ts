import { describe, expect, it } from 'vitest'
import { chooseQuestions, type QuestionRequest } from '../../src/letter/choose-questions.ts'
import { libraryOf } from './library.ts'

const { letters } = libraryOf('en')
const request: QuestionRequest = { own: [], asked: [], stage: 'screen', audience: 'recruiter', limit: 3 }

describe('The questions of a letter', () => {
  it('are the user’s own where there are any', () => {
    const own = ['How large is the crew?', '  ', 'Who books the artists?']
    expect(chooseQuestions({ ...request, own }, letters)).toEqual([
      { id: null, text: 'How large is the crew?' },
      { id: null, text: 'Who books the artists?' },
    ])
  })

  it('come from the bank otherwise, fitting stage and reader', () => {
    const chosen = chooseQuestions({ ...request, stage: 'assessment' }, letters)
    const stagesOf = (id: string | null) => letters.questions.find((entry) => entry.id === id)?.stages
    expect(chosen).toHaveLength(3)
    for (const { id } of chosen) expect(stagesOf(id)).toContain('assessment')
    const toPeer = chooseQuestions({ ...request, stage: 'assessment', audience: 'interviewer' }, letters)
    expect(toPeer.map(({ id }) => id)).not.toContain('trial-paid')
  })

  it('are never asked twice in a process, by id or by words', () => {
    const [first, second] = chooseQuestions(request, letters)
    const asked = [first?.id ?? '', `${second?.text.toUpperCase()} `]
    const next = chooseQuestions({ ...request, asked }, letters)
    expect(next.map(({ id }) => id)).not.toContain(first?.id)
    expect(next.map(({ id }) => id)).not.toContain(second?.id)
    expect(
      chooseQuestions(
        { ...request, own: ['How large is the crew?'], asked: ['how large is the crew'] },
        letters,
      ),
    ).not.toContainEqual(expect.objectContaining({ text: 'How large is the crew?' }))
  })

  it('do not contain one question twice', () => {
    expect(chooseQuestions({ ...request, own: ['Who decides?', 'who decides'] }, letters)).toHaveLength(1)
  })
})
