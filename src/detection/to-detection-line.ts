import type { Detection, Person, Reason, Stage, Verdict } from './interview-detection.ts'

type LinePerson = Pick<Person, 'name' | 'email'>

/** One line of `detect --json`: a stable shape that other programs read. */
export interface DetectionLine {
  id: string
  verdict: Verdict
  score: number
  company: string | null
  role: string | null
  stage: Stage | null
  interviewers: LinePerson[]
  recruiter: LinePerson | null
  platform: string | null
  language: string | null
  reasons: Reason[]
}

/** The line for one judged event, with exactly these keys in this order. */
export function toDetectionLine(id: string, detection: Detection): DetectionLine {
  const { verdict, score, company, role, stage, interviewers, recruiter, platform, language, reasons } =
    detection.verdict === 'no' ? { ...detection, ...NO_FIELDS } : detection
  return {
    id,
    verdict,
    score,
    company,
    role,
    stage,
    interviewers: interviewers.map(linePerson),
    recruiter: recruiter && linePerson(recruiter),
    platform,
    language,
    reasons: reasons.map(({ signal, weight, evidence }) => ({ signal, weight, evidence })),
  }
}

function linePerson({ name, email }: Person): LinePerson {
  return { name, email }
}

/** An event that is no interview has no employer, no stage and nobody who interviews. */
const NO_FIELDS = {
  company: null,
  role: null,
  stage: null,
  interviewers: [],
  recruiter: null,
  platform: null,
  language: null,
} satisfies Partial<Detection>
