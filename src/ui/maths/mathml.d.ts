/** The elements of MathML Core that the formulas use; @types/react has none. */
import type { Attributes, HTMLAttributes, Ref } from 'react'

type MathElement = Attributes &
  HTMLAttributes<MathMLElement> & {
    ref?: Ref<MathMLElement>
    displaystyle?: 'true' | 'false'
  }

declare module 'react' {
  namespace JSX {
    // Only an interface merges with React's own.
    // oxlint-disable-next-line typescript/consistent-type-definitions
    interface IntrinsicElements {
      math: MathElement & { display?: 'block' | 'inline' }
      mrow: MathElement
      mi: MathElement
      mn: MathElement
      mo: MathElement & {
        stretchy?: 'true' | 'false'
        lspace?: string
        rspace?: string
        form?: 'prefix' | 'infix' | 'postfix'
      }
      mtext: MathElement
      mfrac: MathElement
      msub: MathElement
      msup: MathElement
      msubsup: MathElement
      msqrt: MathElement
      mtable: MathElement
      mtr: MathElement
      mtd: MathElement
      mover: MathElement & { accent?: 'true' | 'false' }
      munder: MathElement
      mspace: MathElement & { width?: string }
    }
  }
}
