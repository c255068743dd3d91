(set-logic QF_NRA)
; v1 is c
(declare-const v1 Real)
(assert (= (+ (- 1) (* v1 v1)) 0))
(assert (>= (* (- 1) v1) 0))
(assert (not (= (+ 1 v1) 0)))
(check-sat)
(get-model)
