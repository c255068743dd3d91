(set-logic QF_NRA)
; v1 is GREEK_SMALL_LETTER_TAU
; v2 is GREEK_SMALL_LETTER_SIGMA
; v3 is x[1]
(declare-const v1 Real)
(declare-const v2 Real)
(declare-const v3 Real)
(assert (>= v1 0))
(assert (>= v2 0))
(assert (> (+ 1 (* (- 1) v3 v3 v2 v1) (* v3 v2) (* (- 1) v3 v1)) 0))
(assert (not (> (+ 1 (* v3 v2)) 0)))
(check-sat)
(get-model)
