import { z } from 'zod'
import { stages } from './letter-vocabulary.ts'
import { recipientFunctions } from './recipient-function.ts'

const words = z.string().trim().min(1)
const stage = z.enum(stages)

const bankQuestion = z.strictObject({
  /** Stays the same for good: it is what "already asked" remembers. */
  id: z.string().regex(/^[a-z0-9-]+$/u),
  stages: z.array(stage).min(1),
  audience: z.enum(['recruiter', 'interviewer', 'any']),
  text: words,
})

/** `language.yaml`: what all letters of a language share. */
export const languageFile = z
  .strictObject({
    direction: z.enum(['ltr', 'rtl']),
    /** Case of the first letter after the greeting line. `lower` leaves it as the author wrote it. */
    opening: z.enum(['upper', 'lower']),
    greetings: z.strictObject({
      firstAndLast: words,
      firstOnly: words,
      wholeName: words,
      titled: words,
      unknown: words,
    }),
    /** Gender-free titles as they stand in a greeting; one that is missing is left out of the greeting. */
    titles: z.strictObject({ dr: words.optional(), prof: words.optional() }),
    closings: z.array(words).min(2),
    /** "One question", "Two questions", "Three questions", for subjects. */
    questionCounts: z.tuple([words, words, words]),
    /** The talk in words, by stage, in the grammatical forms this language needs; all stages have the same forms. */
    occasions: z.record(stage, z.record(z.string().regex(/^[a-zA-Z]+$/u), words)),
    /** What a reader looks at the role from: noun phrases of at most five words which fit the same slot. */
    angles: z.record(z.enum(recipientFunctions), z.array(words).min(2)),
    /** Step one: the question to ask before leaving. */
    askHowToFollowUp: z.array(words).min(1),
    questions: z.array(bankQuestion).min(12),
  })
  .superRefine((file, context) => {
    const forms = Object.keys(file.occasions.other).sort().join()
    for (const [name, occasion] of Object.entries(file.occasions)) {
      if (Object.keys(occasion).sort().join() !== forms) {
        context.addIssue({
          code: 'custom',
          path: ['occasions', name],
          message: `must have the forms ${forms}`,
        })
      }
    }
    const ids = file.questions.map((question) => question.id)
    if (new Set(ids).size < ids.length) {
      context.addIssue({ code: 'custom', path: ['questions'], message: 'an id stands here twice' })
    }
  })
export type LanguageFile = z.infer<typeof languageFile>

const conditions = {
  /** Facts which must be known, and conditions which must hold. */
  needs: z.array(z.string()).default([]),
  /** Facts which must not be known, and conditions which must not hold. */
  unless: z.array(z.string()).default([]),
}
const name = z.string().regex(/^[a-z0-9-]+$/u)

const skeleton = z
  .strictObject({
    name,
    ...conditions,
    subject: z.array(words).min(1),
    moves: z
      .array(
        z.strictObject({
          move: z.string().min(1),
          ...conditions,
          /** One for each wording of the skeleton, or a single one for all. */
          wordings: z.array(z.string()).min(1),
          sameParagraph: z.boolean().default(false),
        }),
      )
      .min(1),
  })
  .superRefine((entry, context) => {
    entry.moves.forEach(({ move, wordings }, index) => {
      if (wordings.length !== entry.subject.length && wordings.length !== 1) {
        const message = `"${entry.name}" has ${entry.subject.length} subjects but ${wordings.length} wordings of "${move}"`
        context.addIssue({ code: 'custom', path: ['moves', index, 'wordings'], message })
      }
    })
  })
export type SkeletonEntry = z.infer<typeof skeleton>

/** `<kind>.yaml`: the skeletons of one kind of letter. */
export const kindFile = z.array(skeleton).min(1)

/** `connect-linkedin.yaml`: notes for the free and for the premium length. */
export const noteFile = z
  .array(
    z.strictObject({
      name,
      ...conditions,
      notes: z.array(z.strictObject({ short: words, long: words })).min(1),
    }),
  )
  .min(1)
export type NoteEntry = z.infer<typeof noteFile>[number]
