/** A French warning when nothing says under which address the site is public; `undefined` otherwise. */
export const publicUrlWarning = ({ PUBLIC_URL }: { PUBLIC_URL?: string }): string | undefined =>
  PUBLIC_URL === undefined
    ? 'PUBLIC_URL n’est pas indiquée : les adresses dans l’API et les liens mènent à cette machine, et la connexion n’est pas réservée à https. Avant d’ouvrir ce site à d’autres, indiquez son adresse publique.'
    : undefined
