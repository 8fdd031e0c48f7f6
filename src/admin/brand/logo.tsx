import './brand.css'

/** The symbol and the name, above the log-in form. */
export const Logo = () => (
  <div className="assises-logo">
    <LogoSymbol />
    <span className="assises-logo__name">Assises</span>
  </div>
)

/** The symbol alone, at the start of the breadcrumbs. */
export const Icon = () => <LogoSymbol />

// A letter A made of two strokes around a circle.
const LogoSymbol = () => (
  <svg aria-hidden="true" className="assises-symbol" focusable="false" viewBox="0 0 25 25">
    <path d="M4 21.5 12.5 4 21 21.5" />
    <circle cx="12.5" cy="18.5" r="3" />
  </svg>
)
