;; The inner loop of convolutions: four pixels by eight channels at a time, in sixteen registers less three.
;; `npm run make:kernels` compiles this file into convolution.json.
(module
  (memory (import "tfjs" "memory") 1)
  ;; Eight output channels of every pixel that `table` lists up to `tableEnd`, in groups of four. An entry is two
  ;; addresses: of the pixel's window in the input, which is `rows` runs of `run` bytes each `rowBytes` after the one
  ;; before, and of its output, to which `channel` bytes are added. `weights` are the eight channels' weights for
  ;; each number of the window in turn; `bias` are eight numbers. Results are held between `low` and `high`.
  (func (export "convolve")
    (param $table i32) (param $tableEnd i32) (param $rows i32) (param $run i32) (param $rowBytes i32)
    (param $weights i32) (param $bias i32) (param $channel i32) (param $low f32) (param $high f32)
    (local $p i32) (local $q i32) (local $r i32) (local $s i32)
    (local $p0 v128) (local $p1 v128) (local $q0 v128) (local $q1 v128)
    (local $r0 v128) (local $r1 v128) (local $s0 v128) (local $s1 v128)
    (local $w0 v128) (local $w1 v128) (local $x v128)
    (local $w i32) (local $row i32) (local $end i32) (local $skip i32)
    (local $least v128) (local $most v128)
    (local.set $skip (i32.sub (local.get $rowBytes) (local.get $run)))
    (local.set $least (f32x4.splat (local.get $low)))
    (local.set $most (f32x4.splat (local.get $high)))
    (loop $groups
      (local.set $p (i32.load (local.get $table)))
      (local.set $q (i32.load offset=8 (local.get $table)))
      (local.set $r (i32.load offset=16 (local.get $table)))
      (local.set $s (i32.load offset=24 (local.get $table)))
      (local.set $p0 (v128.load (local.get $bias)))
      (local.set $p1 (v128.load offset=16 (local.get $bias)))
      (local.set $q0 (local.get $p0)) (local.set $q1 (local.get $p1))
      (local.set $r0 (local.get $p0)) (local.set $r1 (local.get $p1))
      (local.set $s0 (local.get $p0)) (local.set $s1 (local.get $p1))
      (local.set $w (local.get $weights))
      (local.set $row (local.get $rows))
      (loop $windowRows
        (local.set $end (i32.add (local.get $p) (local.get $run)))
        (loop $numbers
          (local.set $w0 (v128.load (local.get $w)))
          (local.set $w1 (v128.load offset=16 (local.get $w)))
          (local.set $x (v128.load32_splat (local.get $p)))
          (local.set $p0 (f32x4.relaxed_madd (local.get $x) (local.get $w0) (local.get $p0)))
          (local.set $p1 (f32x4.relaxed_madd (local.get $x) (local.get $w1) (local.get $p1)))
          (local.set $x (v128.load32_splat (local.get $q)))
          (local.set $q0 (f32x4.relaxed_madd (local.get $x) (local.get $w0) (local.get $q0)))
          (local.set $q1 (f32x4.relaxed_madd (local.get $x) (local.get $w1) (local.get $q1)))
          (local.set $x (v128.load32_splat (local.get $r)))
          (local.set $r0 (f32x4.relaxed_madd (local.get $x) (local.get $w0) (local.get $r0)))
          (local.set $r1 (f32x4.relaxed_madd (local.get $x) (local.get $w1) (local.get $r1)))
          (local.set $x (v128.load32_splat (local.get $s)))
          (local.set $s0 (f32x4.relaxed_madd (local.get $x) (local.get $w0) (local.get $s0)))
          (local.set $s1 (f32x4.relaxed_madd (local.get $x) (local.get $w1) (local.get $s1)))
          (local.set $q (i32.add (local.get $q) (i32.const 4)))
          (local.set $r (i32.add (local.get $r) (i32.const 4)))
          (local.set $s (i32.add (local.get $s) (i32.const 4)))
          (local.set $w (i32.add (local.get $w) (i32.const 32)))
          (br_if $numbers
            (i32.lt_u
              (local.tee $p (i32.add (local.get $p) (i32.const 4)))
              (local.get $end))))
        (local.set $p (i32.add (local.get $p) (local.get $skip)))
        (local.set $q (i32.add (local.get $q) (local.get $skip)))
        (local.set $r (i32.add (local.get $r) (local.get $skip)))
        (local.set $s (i32.add (local.get $s) (local.get $skip)))
        (br_if $windowRows
          (local.tee $row (i32.sub (local.get $row) (i32.const 1)))))
      (call $store
        (i32.add (i32.load offset=4 (local.get $table)) (local.get $channel))
        (local.get $p0) (local.get $p1) (local.get $least) (local.get $most))
      (call $store
        (i32.add (i32.load offset=12 (local.get $table)) (local.get $channel))
        (local.get $q0) (local.get $q1) (local.get $least) (local.get $most))
      (call $store
        (i32.add (i32.load offset=20 (local.get $table)) (local.get $channel))
        (local.get $r0) (local.get $r1) (local.get $least) (local.get $most))
      (call $store
        (i32.add (i32.load offset=28 (local.get $table)) (local.get $channel))
        (local.get $s0) (local.get $s1) (local.get $least) (local.get $most))
      (br_if $groups
        (i32.lt_u
          (local.tee $table (i32.add (local.get $table) (i32.const 32)))
          (local.get $tableEnd)))))
  (func $store (param $at i32) (param $a v128) (param $b v128) (param $low v128) (param $high v128)
    (v128.store
      (local.get $at)
      (f32x4.min (local.get $high) (f32x4.max (local.get $low) (local.get $a))))
    (v128.store offset=16
      (local.get $at)
      (f32x4.min (local.get $high) (f32x4.max (local.get $low) (local.get $b))))))
