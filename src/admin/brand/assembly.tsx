/** The logo: a letter A made of two strokes around a circle. */
export const Assembly = () => (
  <svg aria-hidden="true" className="assises-symbol" focusable="false" viewBox="0 0 25 25">
    <path d="M4 21.5 12.5 4 21 21.5" />
    <circle cx="12.5" cy="18.5" r="3" />
  </svg>
)
