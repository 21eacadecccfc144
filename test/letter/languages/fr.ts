import type { LanguageRules } from '../checks/language-rules.ts'

export const fr: LanguageRules = {
  language: 'fr',
  greetings: [/^Bonjour(?: [\p{L}.'’-]+)*,$/u],
  opening: 'upper',
  closingEnd: ',',
  thanks: /(?<!\p{L})(?:merci|remerci\p{L}*|reconnaissan\p{L}*|gratitude|sa(?:is|vons) gré)(?!\p{L})/giu,
  indirectAsks:
    /(?<!\p{L})(?:merci de (?:me|bien)|veuillez|faites-moi|dites-moi|je vous prie de|tenez-moi)(?!\p{L})/giu,
  bans: [
    {
      why: 'guesses a gender',
      words:
        /(?<!\p{L})(?:monsieur|madame|mademoiselle|M\.|Mme|ravie?|intéressée?|enchantée?|convaincue?|motivée?|prête?|honorée?|candidate?|seule?|heureu(?:x|se)|content(?:e)?|m’avoir reçue?|désolée?|certaine?|satisfaite?|reconnaissante?)(?!\p{L})|\(e\)|·e/iu,
    },
    {
      why: 'agrees with whoever writes or reads',
      words:
        /(?<!\p{L})(?:je|vous|nous) (?:(?:ne|me|vous|nous|m’y|m’en|vous y|vous en) ?)?(?:suis|êtes|sommes|serai|serais|serez|étais|étiez) (?:(?:pas|bien|toujours|très|aussi|tout) )*(?!aussi(?!\p{L})|demandé|dit|parlé|écrit|donné|au(?!\p{L})|ici(?!\p{L})|ni(?!\p{L})|lui(?!\p{L}))\p{L}+(?:é|i|u|is|it)(?:e|s|es)?(?!\p{L})|(?:m|vous )[’ ]?(?:a|avez|ont|avoir|aviez) (?:beaucoup )?(?:reçu|accueilli|écouté|aidé|guidé|convaincu|marqué|frappé|touché|intéressé|occupé|éclairé|rassuré|invité|contacté|informé|prévenu|rencontré|sollicité)(?!\p{L})|(?<!\p{L})(?:vous|m’)(?: y| en)? ayant|(?<!\p{L})(?:curieu(?:x|se)|attenti(?:f|ve)|sûre?|disposée?|persuadée?|impatiente?|(?:suis|serai) (?:bref|brève)|joyeu(?:x|se)|impressionnée?|déçue?|surprise?|redevables?)(?!\p{L})/iu,
    },
    {
      why: 'elides wrongly',
      words:
        /(?<![\p{L}-])(?:de|que|le|la|je|ne|me|se|si il|lorsque|puisque|jusque) (?:[aeiouéèêàâîôœ]\p{L}*)(?<! onze)|(?<!\p{L})(?:de|à) les?(?!\p{L})(?! \p{L}+(?:er|ir|re)(?!\p{L}))/u,
    },
    { why: 'says tu', words: /(?<!\p{L})(?:tu|te|toi|ton|ta|tes)(?!\p{L})/iu },
    {
      why: 'is false when sent late',
      words:
        /(?<!\p{L})(?:aujourd[’']hui|hier|demain|ce matin|ce soir|cet après-midi|cette semaine|la semaine dernière|récemment)(?!\p{L})/iu,
    },
    {
      why: 'pushes',
      words:
        /(?<!\p{L})(?:urgent\w*|dans les plus brefs délais|au plus vite|relance\w*|sans nouvelles|depuis (?:plusieurs|quelques)|me permets)(?!\p{L})/iu,
    },
    {
      why: 'is effusive',
      words:
        /(?<!\p{L})(?:rêv\w*|parfait\w*|passionn\w*|formidable\w*|extraordinaire\w*|idéal\w*|vivement|extrêmement|enthousiasm\w*)(?!\p{L})/iu,
    },
    {
      why: 'is a stock phrase',
      words:
        /(?<!\p{L})(?:n[’']hésitez pas|suite à notre|je reviens vers vous|dans l[’']attente|agréable|enrichissant\p{L}*|je me tiens à votre|faire le point|voulais juste|simplement prendre des nouvelles)(?!\p{L})/iu,
    },
    { why: 'speaks of money', words: /(?<!\p{L})(?:salaire|rémunération|argent)(?!\p{L})|€/iu },
  ],
  typography: (text) => [
    ...(/[^\s\u00a0][:;!?](?=\s|$)| [:;!?»]|« |«[^\u00a0]|[^\u00a0]»|[„“"]/mu.test(text)
      ? ['lacks a no-break space or has foreign quotation marks']
      : []),
    ...(/\p{L}'/u.test(text) ? ['has a straight apostrophe'] : []),
    ...(/(?<!\p{L})(?:A|Etat|Ecole|Evén|Etape)(?!\p{L})/u.test(text) ? ['lacks an accent on a capital'] : []),
  ],
  roomier: 1.2,
  facts: {
    role: 'chef de projet événementiel',
    topic: 'la scène hybride du salon de printemps',
    nextStep: 'la journée d’essai dans la grande salle',
    ownSentence:
      'J’ai oublié de dire que deux festivals en plein air pour 3 000 personnes figurent aussi dans mon parcours.',
    availabilityNote: 'Les week-ends et les soirées sont possibles pour moi de mai à septembre.',
    questions: [
      'Quelle est la taille de l’équipe pendant la saison\u00a0?',
      'Quels événements viendraient en premier au printemps\u00a0?',
      'Qui décide du choix des prestataires\u00a0?',
    ],
    pros: ['Mission claire et décisions rapides', 'Programme varié de salons et de concerts'],
    openPoints: ['Répartition du travail le week-end', 'Taille de l’équipe les jours d’événement'],
  },
}
