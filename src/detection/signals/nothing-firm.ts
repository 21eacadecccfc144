import { worthReading } from '../first-look.ts'
import { occurs } from '../text/term-pattern.ts'
import type { Clue, Findings } from './clue.ts'
import { recruitingMailbox } from './recruiting-words.ts'
import { jobAsTopic, roleAsTopic } from './talk-about-job.ts'
import { wordBesideJob } from './talk-with-job.ts'

/** A talk whose topic is a job is half-way to an interview, or less where the text leaves it open. */
const TOPIC_IS_JOB = 0.5
const TOPIC_MAY_BE_JOB = 0.8
/** More than all that may speak for an interview without a single word for one. */
const NOTHING_AT_ALL = 4

/**
 * A job and a company may be named in any text. Without a word for an interview or a stage, without somebody who
 * recruits and without the owner's own name in the title, they prove nothing.
 */
export function nothingFirm(findings: Findings): Clue[] {
  const { reading, platform } = findings
  if (!isClueLeft(reading))
    return [
      {
        signal: 'nothing-firm',
        strength: NOTHING_AT_ALL,
        evidence: 'Nothing in it speaks of a job or an interview',
      },
    ]
  const { lexicon, text, rules, ownerName } = reading
  const { certain, likely } = lexicon.interview
  const { strong, functions } = lexicon.recruiting
  const anywhere = [certain, likely, strong, functions, lexicon.stages['hiring-manager']]
  const inTitle = [
    ...Object.values(lexicon.stages),
    lexicon.recruiting.process,
    ...(ownerName ? [ownerName] : []),
  ]
  const sender = rules.platforms.find(([name]) => name === platform)?.[1].kind
  const firm =
    anywhere.some((pattern) => occurs(pattern, text.foldedTitle) || occurs(pattern, text.foldedBody)) ||
    inTitle.some((pattern) => occurs(pattern, text.foldedTitle)) ||
    sender === 'ats' ||
    sender === 'assessment' ||
    wordBesideJob(findings) !== null ||
    recruitingMailbox(reading) !== null
  return firm
    ? []
    : [
        {
          signal: 'nothing-firm',
          strength: strengthOf(findings),
          evidence: 'Nothing in it names an interview, a step of hiring or somebody who recruits',
        },
      ]
}

/** The first look once more, at what is left of the event without signatures and what conference tools write. */
function isClueLeft({ event, text, rules }: Findings['reading']): boolean {
  const links = text.links.filter((link) => event.description.includes(link))
  const sender = [text.quotedSender?.name ?? '', text.quotedSender?.email ?? '']
  const description = [text.body, ...links, ...sender].join('\n').trim()
  return worthReading(event, rules) && worthReading({ ...event, title: text.title, description }, rules)
}

function strengthOf(findings: Findings): number {
  const { reading } = findings
  if (!occurs(reading.lexicon.meeting, reading.text.foldedTitle)) return 1
  const topic = jobAsTopic(reading) ?? roleAsTopic(findings)
  if (topic === null) return 1
  return topic.doubted ? TOPIC_MAY_BE_JOB : TOPIC_IS_JOB
}
