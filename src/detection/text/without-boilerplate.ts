/** A rule of underscores, dashes or box lines, as conference tools draw around their block. */
const RULE = /^[\s_\-─━=*~·.]{8,}$/u
const LINK = /<?https?:\/\/\S+>?/giu
const SIGNATURE = /^-- ?$/u
/** Lines that only conference tools write; what they say is the same in every invitation. */
const CONFERENCE_LINES = [
  /^.{0,80} is inviting you to a scheduled (?:zoom )?meeting\.?$/iu,
  /^(?:click here to )?join (?:the |zoom |microsoft teams |on your )?.{0,40}(?:meeting|computer|app|device|video call|hangout).{0,160}$/iu,
  /^(?:microsoft teams (?:meeting|need help\?)|google meet|zoom meeting)\b.{0,60}$/iu,
  /^(?:meeting|conference|webinar|call) (?:id|number|password|passcode)\b.{0,80}$/iu,
  /^(?:passcode|password|pin|dial-?in|one tap mobile|dial by your location|find your local number|phone conference id|more phone numbers)\b.{0,160}$/iu,
  /^(?:learn more|meeting options|reset (?:dial-?in )?pin|need help|for organizers)\b.{0,200}$/iu,
  /^this is a (?:google meet|zoom|microsoft teams|webex) (?:web )?conference\.?$/iu,
  /^(?:unirse|rejoindre|participer|teilnehmen|partecipa|ingressar|dołącz|anslut|deltag|bli med|připojit|katıl|cliquez ici|klicken sie hier|haga clic|deelnemen|fare clic).{0,40}(?:teams|zoom|meet|reunión|réunion|besprechung|riunione|reunião|vergadering|spotkani|möte|møte|schůz|toplantı).{0,160}$/iu,
  /^(?:besprechungs-id|id de réunion|id de la réunion|id de reunión|id riunione|vergaderings?-id|kennung|code secret|código de acceso|passcode|kenncode|toegangscode|code d'accès)\b.{0,80}$/iu,
  /^(?:\+?\d[\d\s().-]{6,}(?:,,\d+#.*)?)(?: [a-z ,()]{0,60})?$/iu,
  /^<?https?:\/\/\S+>?$/iu,
]
const SCHEDULER_LINES = [
  /^need to (?:make changes to this event|reschedule or cancel)\??.*$/iu,
  /^(?:cancel|reschedule|manage booking|cancel booking): *<?https?:.*$/iu,
  /^powered by calendly(?:\.com)?$/iu,
  /^(?:reschedule|cancel|reschedule or cancel)$/iu,
]

/**
 * The text without what conference tools and schedulers add by themselves, and without everything below a signature
 * mark. Links inside sentences are taken out too: they are read separately.
 */
export function withoutBoilerplate(text: string): string {
  const kept: string[] = []
  for (const line of text.split('\n')) {
    if (SIGNATURE.test(line)) break
    const words = line.replace(LINK, ' ').trim()
    if (isBoilerplate(line.trim()) || isBoilerplate(words)) continue
    kept.push(words)
  }
  return kept
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}

function isBoilerplate(line: string): boolean {
  return RULE.test(line) || [...CONFERENCE_LINES, ...SCHEDULER_LINES].some((pattern) => pattern.test(line))
}
