/** Two sides that lean on each other around the one who speaks; together, the first letter of the name. */
export const Assembly = () => (
  <svg aria-hidden="true" className="assises-mark" focusable="false" viewBox="0 0 25 25">
    <path d="M4 21.5 12.5 4 21 21.5" />
    <circle cx="12.5" cy="18.5" r="3" />
  </svg>
)
