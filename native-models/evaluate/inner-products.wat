;; Inner products of many rows with one query, four numbers at a time (WebAssembly SIMD).
;; `npm run make:kernels` compiles this file into inner-products.json.
(module
  (memory (export "memory") 1 65536)
  ;; For `count` rows of `bytes` bytes (a multiple of 32) from `row` on: writes each one's inner product with
  ;; the vector at `query` to `out`, one 32-bit float after another. All addresses are multiples of 16.
  (func (export "innerProducts")
    (param $row i32) (param $count i32) (param $bytes i32) (param $query i32) (param $out i32)
    (local $end i32) (local $rowEnd i32) (local $q i32) (local $a v128) (local $b v128)
    (local.set $end
      (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $rows
        (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
        (local.set $rowEnd (i32.add (local.get $row) (local.get $bytes)))
        (local.set $q (local.get $query))
        (local.set $a (v128.const f32x4 0 0 0 0))
        (local.set $b (v128.const f32x4 0 0 0 0))
        (loop $numbers
          ;; Two sums, so that one addition need not wait for the other.
          (local.set $a
            (f32x4.add
              (local.get $a)
              (f32x4.mul (v128.load (local.get $row)) (v128.load (local.get $q)))))
          (local.set $b
            (f32x4.add
              (local.get $b)
              (f32x4.mul
                (v128.load offset=16 (local.get $row))
                (v128.load offset=16 (local.get $q)))))
          (local.set $q (i32.add (local.get $q) (i32.const 32)))
          (local.set $row (i32.add (local.get $row) (i32.const 32)))
          (br_if $numbers (i32.lt_u (local.get $row) (local.get $rowEnd))))
        (local.set $a (f32x4.add (local.get $a) (local.get $b)))
        (f32.store
          (local.get $out)
          (f32.add
            (f32.add
              (f32x4.extract_lane 0 (local.get $a))
              (f32x4.extract_lane 1 (local.get $a)))
            (f32.add
              (f32x4.extract_lane 2 (local.get $a))
              (f32x4.extract_lane 3 (local.get $a)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $rows)))))
