(set-logic QF_NRA)
; v1 is x[1]
; v2 is z[1]
; v3 is GREEK_SMALL_LETTER_NU
(declare-const v1 Real)
(declare-const v2 Real)
(declare-const v3 Real)
(assert (> v1 0))
(assert (= (+ (- 1) (* v1 v2)) 0))
(assert (> (+ v2 (* (- 1) v3)) 0))
(assert (not (> (+ 1 (* (- 1) v1 v3)) 0)))
(check-sat)
(get-model)
