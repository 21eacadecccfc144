/**
 * An error whose message is a sentence for the user: what is wrong and what to do. Everything else that is thrown is
 * a fault of ours and is shown with its place.
 */
export class ToldError extends Error {}
