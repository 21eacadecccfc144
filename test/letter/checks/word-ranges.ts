import type { LetterRequest } from '../../../src/letter/letter-request.ts'

interface Range {
  least: number
  most: number
}

/** Words a letter may have: the body alone reaches `least`, greeting, body and closing line together stay under `most`. */
export function wordRange(request: LetterRequest): Range {
  switch (request.kind) {
    case 'thank-you':
      return request.stage === 'screen' && !request.coordinator
        ? { least: 40, most: 70 }
        : { least: 45, most: 110 }
    case 'questions':
      return { least: 50, most: 100 }
    case 'ask-feedback':
      return { least: 40, most: 80 }
    case 'share-with-recruiter':
      return { least: 60, most: 130 }
    case 'check-in':
      return { least: 35, most: 70 }
    case 'check-in-2':
      return { least: 30, most: 55 }
    case 'rejection-reply':
      return { least: 30, most: 70 }
    case 'offer-news':
      return request.offerAccepted ? { least: 30, most: 60 } : { least: 50, most: 100 }
  }
}

/** Questions, with or without a question mark, which a letter may put: from, to. */
export function asksAllowed(request: LetterRequest): readonly [number, number] {
  switch (request.kind) {
    case 'thank-you':
      return request.coordinator ? [0, 1] : [0, 0]
    case 'questions':
      return [request.questions.length, request.questions.length]
    case 'ask-feedback':
    case 'check-in':
      return [1, 1]
    case 'share-with-recruiter':
    case 'check-in-2':
      return [0, 1]
    case 'rejection-reply':
      return request.alsoAskFeedback ? [1, 1] : [0, 0]
    case 'offer-news':
      return request.offerAccepted ? [0, 0] : [1, 1]
  }
}
