import Testing

/// Arrays of three dimensions and linear algebra, with the texts that NumPy shows.
@Suite struct DimensionTests {
  @Test func dimensions1() {
    Session.check([
      ("np.array([1, 2, 3], ndmin=2)", "array([[1, 2, 3]])"),
      ("np.array([[1,2],[3,4]],dtype=complex)", "array([[1.+0.j, 2.+0.j],\n       [3.+0.j, 4.+0.j]])"),
      ("np.arange(3.0)", "array([0., 1., 2.])"),
      ("np.arange(3,7,2)", "array([3, 5])"),
      ("np.arange(0,5,0.5,dtype=int)", "array([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])"),
      (
        "np.linspace(2.0,3.0,num=5,retstep=True)", "(array([2.  , 2.25, 2.5 , 2.75, 3.  ]), np.float64(0.25))"
      ),
      ("np.linspace([0,1],[10,11],3)", "array([[ 0.,  1.],\n       [ 5.,  6.],\n       [10., 11.]])"),
      ("np.logspace(2,3,num=4,base=2.0)", "array([4.        , 5.0396842 , 6.34960421, 8.        ])"),
      ("np.ones((2,),dtype=bool)", "array([ True,  True])"),
      ("np.full((2,2),[1,2])", "array([[1, 2],\n       [1, 2]])"),
      ("np.eye(3,k=-1)", "array([[0., 0., 0.],\n       [1., 0., 0.],\n       [0., 1., 0.]])"),
      (
        "np.diag(np.diag(np.arange(9).reshape(3,3)))",
        "array([[0, 0, 0],\n       [0, 4, 0],\n       [0, 0, 8]])"
      ),
      (
        "np.tri(3,5,2,dtype=int)",
        "array([[1, 1, 1, 0, 0],\n       [1, 1, 1, 1, 0],\n       [1, 1, 1, 1, 1]])"
      ),
      ("np.meshgrid([0,1,2],[0,1],sparse=True)", "(array([[0, 1, 2]]), array([[0],\n       [1]]))"),
      (
        "np.meshgrid([0,1,2],[0,1],indexing='ij')",
        "(array([[0, 0],\n       [1, 1],\n       [2, 2]]), array([[0, 1],\n       [0, 1],\n       [0, 1]]))"
      ),
      ("np.mgrid[-1:1:3j]", "array([-1.,  0.,  1.])"),
      ("x3[...,0]", "array([[ 0,  4,  8],\n       [12, 16, 20]])"),
      ("x3[:,::2,1]", "array([[ 1,  9],\n       [13, 21]])"),
      ("x3[1,:,[0,2]]", "array([[12, 16, 20],\n       [14, 18, 22]])"),
      ("x3[[0,1],:,[0,2]]", "array([[ 0,  4,  8],\n       [14, 18, 22]])"),
      ("x3[:,[0,1],[1,2]]", "array([[ 1,  6],\n       [13, 18]])"),
      (
        "x3[0,[[0,1],[1,2]]]",
        "array([[[ 0,  1,  2,  3],\n        [ 4,  5,  6,  7]],\n\n       [[ 4,  5,  6,  7],\n        [ 8,  9, 10, 11]]])"
      ),
      ("x3[np.newaxis].shape", "(1, 2, 3, 4)"),
      ("x3[x3%2==0][:4]", "array([0, 2, 4, 6])"),
      ("x3.transpose(2,0,1).shape", "(4, 2, 3)"),
    ])
  }

  @Test func dimensions2() {
    Session.check([
      ("x3.sum(axis=(0,2))", "array([ 60,  92, 124])"),
      ("x3.mean(axis=(1,2))", "array([ 5.5, 17.5])"),
      ("x3.max(axis=(0,1))", "array([20, 21, 22, 23])"),
      ("x3.min(axis=1,keepdims=True).shape", "(2, 1, 4)"),
      ("x3.reshape(4,-1).T[1]", "array([ 1,  7, 13, 19])"),
      ("x3.T.shape", "(4, 3, 2)"),
      ("x3.swapaxes(0,2).ravel()[:5]", "array([ 0, 12,  4, 16,  8])"),
      ("np.rollaxis(x3,2).shape", "(4, 2, 3)"),
      ("x3.argmax(axis=2)", "array([[3, 3, 3],\n       [3, 3, 3]])"),
      ("np.unravel_index(x3.argmax(),x3.shape)", "(np.int64(1), np.int64(2), np.int64(3))"),
      (
        "x3.cumsum(axis=1)[0]",
        "array([[ 0,  1,  2,  3],\n       [ 4,  6,  8, 10],\n       [12, 15, 18, 21]])"
      ),
      ("np.diff(x3,axis=2).shape", "(2, 3, 3)"),
      ("np.sort(x3[0],axis=0)[:1]", "array([[0, 1, 2, 3]])"),
      ("x3.std(axis=0).shape", "(3, 4)"),
      ("x3.var(ddof=1)", "np.float64(50.0)"),
      ("np.concatenate([x3,x3],axis=-1).shape", "(2, 3, 8)"),
      ("np.stack([m,m],axis=-1).shape", "(3, 4, 2)"),
      ("np.split(a,[1])", "[array([1.]), array([2. , 3.5])]"),
      ("np.split(a,2)", "!! ValueError array split does not result in an equal division"),
      ("np.array_split(np.arange(8),3)", "[array([0, 1, 2]), array([3, 4, 5]), array([6, 7])]"),
      (
        "x3@x3.transpose(0,2,1)",
        "array([[[  14,   38,   62],\n        [  38,  126,  214],\n        [  62,  214,  366]],\n\n       [[ 734,  950, 1166],\n        [ 950, 1230, 1510],\n        [1166, 1510, 1854]]])"
      ),
      ("np.matmul(np.ones((2,3,4)),np.ones(4)).shape", "(2, 3)"),
      ("np.dot(x3,np.ones(4))", "array([[ 6., 22., 38.],\n       [54., 70., 86.]])"),
      ("np.einsum('ijk->k',x3)", "array([60, 66, 72, 78])"),
      ("np.einsum('ijk,k->ij',x3,np.ones(4))", "array([[ 6., 22., 38.],\n       [54., 70., 86.]])"),
    ])
  }

  @Test func dimensions3() {
    Session.check([
      ("np.einsum('...k,k',x3,np.ones(4)).shape", "(2, 3)"),
      ("np.inner(m,m)", "array([[ 14,  38,  62],\n       [ 38, 126, 214],\n       [ 62, 214, 366]])"),
      ("np.tensordot(x3,m,axes=([1],[1])).shape", "!! ValueError shape-mismatch for sum"),
      ("np.linalg.norm(m,axis=0)", "array([ 8.94427191, 10.34408043, 11.83215957, 13.37908816])"),
      ("np.linalg.norm(m,ord='fro')", "np.float64(22.494443758403985)"),
      ("np.linalg.norm(m,2).round(10)", "np.float64(22.4092981633)"),
      ("np.linalg.norm(m,'nuc').round(10)", "np.float64(24.3646384993)"),
      ("np.linalg.norm([3,4])", "np.float64(5.0)"),
      ("np.linalg.det(np.eye(3)*2)", "np.float64(7.999999999999998)"),
      ("np.linalg.inv(np.array([[2.,0],[0,4.]]))", "array([[0.5 , 0.  ],\n       [0.  , 0.25]])"),
      ("np.linalg.solve(np.array([[1.,2],[3,5]]),np.array([1.,2]))", "array([-1.,  1.])"),
      ("np.linalg.eigh(np.array([[2.,0],[0,1.]])).eigenvalues", "array([1., 2.])"),
      ("np.linalg.eigvalsh([[2,1],[1,2]])", "array([1., 3.])"),
      (
        "np.linalg.svd(np.array([[1.,2],[3,4],[5,7]]),full_matrices=False)",
        "SVDResult(U=array([[-0.2167839 ,  0.93892288],\n       [-0.49045414, -0.3414639 ],\n       [-0.84407315, -0.04273442]]), S=array([10.19142826,  0.36713769]), Vh=array([[-0.57975309, -0.81479221],\n       [-0.81479221,  0.57975309]]))"
      ),
      ("np.linalg.svd(np.array([[1.,2],[3,4],[5,7]]),compute_uv=False)", "array([10.19142826,  0.36713769])"),
      (
        "np.linalg.qr(np.array([[1.,2],[3,4],[5,6]]))",
        "QRResult(Q=array([[-0.16903085,  0.89708523],\n       [-0.50709255,  0.27602622],\n       [-0.84515425, -0.34503278]]), R=array([[-5.91607978, -7.43735744],\n       [ 0.        ,  0.82807867]]))"
      ),
      ("np.linalg.matrix_rank(np.eye(3))", "np.int64(3)"),
      ("np.linalg.LinAlgError", "<class 'numpy.linalg.LinAlgError'>"),
      (
        "np.linalg.solve([[1,2],[3,4]],[1,2,3])",
        "!! ValueError solve1: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m)->(m) (size 3 is different from 2)"
      ),
      (
        "np.linalg.inv(np.ones(3))",
        "!! LinAlgError 1-dimensional array given. Array must be at least two-dimensional"
      ),
      ("np.linalg.det(m)", "!! LinAlgError Last 2 dimensions of the array must be square"),
      ("np.linalg.cholesky(np.eye(2)*4)", "array([[2., 0.],\n       [0., 2.]])"),
      (
        "np.linalg.eig(np.array([[0.,1],[-1,0]]))",
        "EigResult(eigenvalues=array([0.+1.j, 0.-1.j]), eigenvectors=array([[0.70710678+0.j        , 0.70710678-0.j        ],\n       [0.        +0.70710678j, 0.        -0.70710678j]]))"
      ),
    ])
  }
}
