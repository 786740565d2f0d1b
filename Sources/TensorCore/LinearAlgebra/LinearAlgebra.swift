/// Factorisations of matrices and solutions of linear systems, batched, by LAPACK; no gradients here.
package enum LinearAlgebra {}
