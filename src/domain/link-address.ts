/** Whether a text is an address that a long text may link: `https://`, `http://`, `mailto:` or `tel:`. */
export const isLinkAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^(?:https?:\/\/[^\s]+|mailto:[^\s]+@[^\s]+|tel:\+?[0-9 .-]+)$/i.test(value)
