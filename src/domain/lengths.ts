/** The longest notice that is told beside a cancelled or postponed session, in characters. */
export const NOTICE_LENGTH = 300
