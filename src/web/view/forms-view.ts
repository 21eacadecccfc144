import { followUpChannels } from '../../followup/agreement.ts'
import { emptyAssessment } from '../../followup/reflection.ts'
import { type Choice, choices } from './choice.ts'
import type { InterviewSource } from './interview-view.ts'
import { channelWords } from './page-words.ts'

/** What the forms of an interview hold before they are filled in. */
export interface FormsView {
  /** Step 1: what to ask before leaving. */
  ask: string
  agreement: {
    isKnown: boolean
    channels: Choice[]
    contactName: string
    contactEmail: string
    promisedDate: string
  }
  notes: { topic: string; sentence: string; availability: string; wentWell: string }
  questions: string[]
  assessment: {
    well: string
    poorly: string
    surprises: string
    ratings: { name: string; steps: Choice[] }[]
  }
}

/** Suggested, so that several interviews can be laid beside each other; the user may have others. */
const usualRatings = ['preparation', 'answers', 'calm']

export function formsView({ dossier, question }: InterviewSource): FormsView {
  const { agreement, notes, questions } = dossier
  const { well, poorly, surprises, ratings } = dossier.assessment ?? emptyAssessment
  return {
    ask: question,
    agreement: {
      isKnown: agreement !== null,
      channels: choices(followUpChannels, channelWords, agreement?.channel ?? null),
      contactName: agreement?.contactName ?? '',
      contactEmail: agreement?.contactEmail ?? '',
      promisedDate: agreement?.promisedDate ?? '',
    },
    notes: {
      topic: notes.topic ?? '',
      sentence: notes.sentence ?? '',
      availability: notes.availability ?? '',
      wentWell: notes.wentWell ?? '',
    },
    questions: questions.map(({ text }) => text),
    assessment: {
      well: well.join('\n'),
      poorly: poorly.join('\n'),
      surprises: surprises.join('\n'),
      ratings: [...new Set([...usualRatings, ...Object.keys(ratings)])].map((name) => ({
        name,
        steps: ratingSteps(ratings[name] ?? null),
      })),
    },
  }
}

function ratingSteps(chosen: number | null): Choice[] {
  return [1, 2, 3, 4, 5].map((step) => ({
    value: String(step),
    words: String(step),
    isChosen: step === chosen,
  }))
}
