import { isCommonPassword } from './common-passwords'

const MINIMUM_LENGTH = 12

/** Returns why a password is weak, as a French sentence for the person who chose it; `undefined` when it is strong. */
export function passwordProblem(password: string, email?: string): string | undefined {
  if ([...password].length < MINIMUM_LENGTH) {
    return `Le mot de passe doit compter au moins ${MINIMUM_LENGTH} caractères.`
  }
  if (isOnePieceRepeated(password)) {
    return 'Le mot de passe ne peut pas être un même motif répété.'
  }
  if (isCommonPassword(password)) {
    return 'Ce mot de passe est de ceux que l’on essaie en premier. Choisissez plutôt quatre mots au hasard.'
  }
  const localPart = email?.split('@')[0]?.toLowerCase() ?? ''
  if (localPart.length >= 3 && password.toLowerCase().includes(localPart)) {
    return 'Le mot de passe ne doit pas contenir votre adresse e-mail.'
  }
  return undefined
}

// 'aaaaaaaaaaaa', 'abcabcabcabc': a repeated piece is easy to guess, however long the password is.
function isOnePieceRepeated(password: string): boolean {
  return /^(.{1,4}?)\1+$/su.test(password.toLowerCase())
}
